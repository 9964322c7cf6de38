/**
 * Runs at most `running` works at once and lets at most `waiting` more wait, in the order of asking.
 * Whatever is beyond that is not run at all: its answer is `null`.
 */
export function createSlots({
  running,
  waiting,
}: {
  running: number
  waiting: number
}): <T>(work: () => Promise<T>) => Promise<T | null> {
  let free = running
  const queue: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else if (queue.length < waiting) await new Promise<void>((resolve) => queue.push(resolve))
    else return null
    try {
      return await work()
    } finally {
      // Handed on rather than freed, so that nobody who asks just now goes first.
      const next = queue.shift()
      if (next) next()
      else free += 1
    }
  }
}
