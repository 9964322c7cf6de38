import { log } from '@/lib/platform/log'
import type { Postmaster } from './postmaster'

/** A server that ran for this long was well: when it ends, the next start does not wait. */
const WELL_MS = 30_000
const SHORTEST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5_000

export type Supervised = Readonly<{ stop(): Promise<void>; abandon(): void }>

/**
 * Keeps a server up: one that ends by itself is started again with `start`, as often as it takes,
 * until `stop`. The first start comes at once, those after it wait from 0.2 up to 5 seconds, also
 * when the server starts and ends right away. A start that fails is logged and never thrown on: the
 * disk may be full, or a process of the old server still there, and both pass.
 */
export function supervise(
  first: Postmaster,
  { start, onRestart }: { start: () => Promise<Postmaster>; onRestart?: () => void },
): Supervised {
  let stopping = false
  let wake = () => {}
  let current = first
  let restart: Promise<void> | undefined
  let wait = 0

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const halt = () => {
    stopping = true
    wake()
  }

  const watch = (postmaster: Postmaster) => {
    const since = performance.now()
    void postmaster.ended.then(() => {
      if (stopping) return
      if (performance.now() - since > WELL_MS) wait = 0
      restart = again()
    })
  }

  const again = async () => {
    for (let attempt = 1; !stopping; attempt += 1) {
      await pause(wait)
      if (stopping) return
      wait = Math.min(Math.max(wait * 2, SHORTEST_WAIT_MS), LONGEST_WAIT_MS)
      try {
        current = await start()
      } catch (err) {
        log.error({ err, attempt, waitMs: wait }, 'PostgreSQL did not start again')
        continue
      }
      log.warn({ attempt }, 'PostgreSQL ended by itself and was started again')
      onRestart?.()
      watch(current)
      return
    }
  }

  watch(first)
  return {
    async stop() {
      halt()
      await restart
      await current.stop()
    },
    abandon() {
      halt()
      current.abandon()
    },
  }
}
