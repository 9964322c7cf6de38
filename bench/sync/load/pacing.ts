const TICK = 5

/**
 * Acts `perSecond` times a second for so many seconds, spread evenly; what a late tick has missed is
 * made up for, so that every server gets the same.
 *
 * @returns how often it has acted.
 */
export function pace(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  act: (n: number) => void,
): Promise<number> {
  const began = performance.now()
  const total = perSecond * seconds
  let done = 0
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      try {
        const due = Math.min(total, ((performance.now() - began) / 1000) * perSecond)
        for (; done < due; done++) act(done)
      } catch (error) {
        clearInterval(timer)
        reject(error)
      }
      if (done < total) return
      clearInterval(timer)
      resolve(done)
    }, TICK)
  })
}
