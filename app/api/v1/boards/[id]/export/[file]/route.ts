import { downloadForSignedIn } from '@/lib/auth/api'
import { loadExport } from '@/lib/export/loaders'

export const GET = downloadForSignedIn<{ id: string; file: string }>(
  (person, { id, file }, query) => loadExport(person, { boardId: id, file }, query),
  { name: 'export', aMinute: 30 },
)
