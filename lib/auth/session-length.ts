const DAY = 24 * 60 * 60
const SESSION = 30 * DAY * 1000

/** Browsers keep a cookie at most this long. The row decides; the cookie only has to outlive it. */
export const COOKIE_SECONDS = 400 * DAY

/** When a new session ends: after thirty days, or earlier if `asked` says so. */
export function firstExpiry(asked: Date, now: Date): Date {
  return new Date(Math.min(asked.getTime(), now.getTime() + SESSION))
}

/**
 * When a session that is in use ends from now on, or `null` to leave it. It rolls once a day at
 * most; one that was asked not to be remembered is a day long and never rolls.
 */
export function renewedExpiry(
  session: { expiresAt: Date; updatedAt: Date },
  now: Date,
): Date | null {
  const length = session.expiresAt.getTime() - session.updatedAt.getTime()
  const age = now.getTime() - session.updatedAt.getTime()
  const rolls = length > 2 * DAY * 1000 && age > DAY * 1000
  return rolls ? new Date(now.getTime() + SESSION) : null
}
