import { forSignedIn } from '@/lib/auth/api'
import { loadJudgements } from '@/lib/judgements/loaders'

export const GET = forSignedIn<{ id: string }>((person, { id }) => loadJudgements(person, id), {
  costly: { name: 'judgements', aMinute: 120 },
})
