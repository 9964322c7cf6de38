import { forSignedIn } from '@/lib/auth/api'
import { loadHistory } from '@/lib/boards/loaders'

export const GET = forSignedIn<{ id: string }>(
  (person, { id }, query) =>
    loadHistory(person, id, { person: query.get('person'), before: query.get('before') }),
  { costly: { name: 'history', aMinute: 60 } },
)
