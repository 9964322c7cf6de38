/** Time comes in as an argument wherever it decides something; this is where it comes from. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/**
 * Milliseconds for telling how long something has lasted: near the time of day, and never going back
 * when that is set anew.
 */
export const steadyNow = (): number => Math.floor(performance.timeOrigin + performance.now())
