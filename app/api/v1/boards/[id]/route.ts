import { forSignedIn } from '@/lib/auth/api'
import { loadProjection } from '@/lib/boards/loaders'

export const GET = forSignedIn<{ id: string }>(
  async (person, { id }) => {
    const found = await loadProjection(person, id)
    if (!found) return null
    const { cards, relations, placements, frames, skipped } = found.projection
    return { board: found.board, seq: found.seq, cards, relations, placements, frames, skipped }
  },
  { revalidate: true },
)
