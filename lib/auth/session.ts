import { identityDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { sessionTokenFrom } from './cookie'
import { isClosed } from './demo'
import type { SignedIn } from './scope'
import { renewedExpiry } from './session-length'

/** Who a `Cookie` header speaks for at `now`. Rolls the session's end when it is due. */
export async function signedInFrom(
  cookieHeader: string | null | undefined,
  now: Date,
): Promise<SignedIn | null> {
  const token = sessionTokenFrom(cookieHeader ?? undefined, env().authSecret)
  if (!token) return null
  const session = await identityDb().authSession.findFirst({
    where: { token, expiresAt: { gt: now } },
    select: {
      id: true,
      expiresAt: true,
      updatedAt: true,
      person: { select: { id: true, name: true, email: true, locale: true } },
    },
  })
  if (!session || isClosed(session.person.email)) return null
  const expiresAt = renewedExpiry(session, now)
  if (expiresAt) {
    // updateMany, not update: a sign-out in between is no error.
    await identityDb().authSession.updateMany({
      where: { id: session.id },
      data: { expiresAt, updatedAt: now },
    })
  }
  const { id, name, email, locale } = session.person
  return { personId: id, name, email, locale, sessionId: session.id }
}

/** Ends the session in a `Cookie` header, if there is one; open sockets of it follow. */
export async function endSession(cookieHeader: string | null | undefined): Promise<void> {
  const token = sessionTokenFrom(cookieHeader ?? undefined, env().authSecret)
  if (token) await identityDb().authSession.deleteMany({ where: { token } })
}
