import { answerAuth } from '@/lib/auth/door'

export const dynamic = 'force-dynamic'

export { answerAuth as GET, answerAuth as POST }
