import { log } from '@/lib/platform/log'
import type { Parts } from './parts'

/** A terminal, npm and a shell may all pass on one and the same Ctrl-C. */
const ONE_PRESS_MS = 700

/** Stops everything on Ctrl-C, SIGTERM and hang-up; pressed again, ends without waiting. */
export function stopOnSignal(parts: Parts, say: (line: string) => void): void {
  let first = 0
  const onSignal = () => {
    const now = Date.now()
    if (first === 0) {
      first = now
      say('stopping …')
      void parts.stop().then(() => process.exit(0))
    } else if (now - first > ONE_PRESS_MS) {
      say('ended without waiting; the next start repairs what needs it')
      parts.abandon()
      process.exit(130)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  stopWithParent(onSignal)
}

/** npm that is killed cannot pass anything on, and a server nobody sees would keep the port. */
function stopWithParent(stop: () => void): void {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    log.info('the npm that started this process is gone')
    stop()
  }, 500)
  timer.unref()
}
