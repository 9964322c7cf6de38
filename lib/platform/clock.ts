/** Time comes in as an argument wherever it decides something; this is where it comes from. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
