import { forSignedIn } from '@/lib/auth/api'
import { listBoards } from '@/lib/clusters/loaders'

export const GET = forSignedIn<{ slug: string }>(async (person, { slug }) => {
  const boards = await listBoards(person, slug)
  return boards && { boards }
})
