import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { createBackoff, createLimit, type Verdict } from '@/lib/platform/rate-limit'
import { createSlots } from '@/lib/platform/slots'
import { createTurns } from '@/lib/platform/turns'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** Each check of a password takes a core and 16 MB for a tenth of a second, whoever asks for it. */
const CHECKS_AT_ONCE = 2
/** Two meetings of sixty; the last of them waits about ten seconds. */
const CHECKS_WAITING = 120
const CHECKS_RETRY_SECONDS = 10

export type SignInLimits = {
  /**
   * Runs one attempt to sign in if the address and the account may try now. `attempt` says whether
   * the password was `right` or `wrong`, or that neither was found out (`unknown`).
   */
  guard<T extends { outcome: Outcome }>(
    who: { address: string; email: string },
    attempt: () => Promise<T>,
  ): Promise<T | Extract<Verdict, { ok: false }>>
}

export type Outcome = 'right' | 'wrong' | 'unknown'

/**
 * An address may try 120 times a minute, so a meeting of sixty signs in at once. An account may fail
 * five times a minute from one address and then waits longer and longer there; from elsewhere its
 * owner signs in as ever. Attempts for one account from one address take turns, or a burst would be
 * checked before its first failure counts. Over all accounts and addresses two passwords are checked
 * at once and 120 wait; what comes on top is sent away for a few seconds.
 */
export function createSignInLimits(): SignInLimits {
  const attempts = createLimit({ name: 'sign-in', points: 120, seconds: MINUTE })
  const failures = createBackoff({
    name: 'sign-in',
    points: 5,
    seconds: MINUTE,
    longest: 15 * MINUTE,
    memory: DAY,
  })
  const inTurn = createTurns()
  const inSlot = createSlots({ running: CHECKS_AT_ONCE, waiting: CHECKS_WAITING })
  return {
    async guard({ address, email }, attempt) {
      const network = networkOf(address)
      const verdict = await attempts.take(network)
      if (!verdict.ok) return verdict
      const key = `${network} ${digest(email.trim().toLowerCase())}`
      return inTurn(key, async () => {
        const allowed = await failures.check(key)
        if (!allowed.ok) return allowed
        const result = await inSlot(attempt)
        if (!result) return { ok: false, retryAfterSeconds: CHECKS_RETRY_SECONDS }
        if (result.outcome === 'wrong') await failures.failed(key)
        if (result.outcome === 'right') await failures.succeeded(key)
        return result
      })
    },
  }
}

/** A household or an office has a whole IPv6 /64, so one person can use any address in it. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length
  const all = [...groups, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...after]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
