import { identityDb } from '@/lib/platform/db'

/** Removes sign-ins that can never be used again, and links that have run out. */
export async function purgeExpiredSessions(now: Date): Promise<{ sessions: number }> {
  const expired = { where: { expiresAt: { lt: now } } }
  const { count } = await identityDb().authSession.deleteMany(expired)
  await identityDb().authVerification.deleteMany(expired)
  return { sessions: count }
}
