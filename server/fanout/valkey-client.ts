import { Redis } from 'iovalkey'

/** Without a word for this long, the connection is taken for dead. Longer than a read blocks. */
const DEAD_AFTER = 6_000
const RETRY_FIRST = 50
const RETRY_LAST = 2_000

/**
 * One connection, which comes back by itself, later and later. Nothing waits for that: commands fail
 * while it is away, and those under way when it breaks are not sent again.
 */
export function connectValkey(url: string): Redis {
  return new Redis(url, {
    connectTimeout: DEAD_AFTER,
    socketTimeout: DEAD_AFTER,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) =>
      Math.min(RETRY_LAST, RETRY_FIRST * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2),
  })
}
