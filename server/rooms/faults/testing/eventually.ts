import { setTimeout as pause } from 'node:timers/promises'

const CEILING = 30_000
const LOOK_EVERY = 5

/** Waits until something holds, 30 s at most; for programs that run outside the test runner too. */
export async function eventually(
  what: string | (() => string),
  holds: () => boolean | Promise<boolean>,
  ceiling = CEILING,
): Promise<void> {
  const deadline = Date.now() + ceiling
  while (!(await holds())) {
    if (Date.now() > deadline) {
      const missed = typeof what === 'string' ? what : what()
      throw new Error(`not within ${ceiling / 1000} s: ${missed}`)
    }
    await pause(LOOK_EVERY)
  }
}
