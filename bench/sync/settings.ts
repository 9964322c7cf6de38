/** Seconds of a bench that is long enough to compare, and of one that only shows that it runs. */
export type Settings = {
  /** Clients in the room: the editors, and raw ones that count. */
  sizes: readonly number[]
  editors: number
  /** Real Yjs clients on top of these. */
  readers: number
  updatesPerSecond: number
  pointersPerSecond: number
  /** Before the first interval, as fast as a client may, until compiled code has settled. */
  warmUpSeconds: number
  warmUpPerSecond: number
  seconds: number
  idleRooms: number
  idleBytes: number
  joiners: number
  joinBytes: number
  joinRounds: number
}

const FULL: Settings = {
  sizes: [20, 100, 400],
  editors: 20,
  readers: 5,
  updatesPerSecond: 10,
  pointersPerSecond: 5,
  warmUpSeconds: 15,
  warmUpPerSecond: 25,
  seconds: 10,
  idleRooms: 60,
  idleBytes: 500_000,
  joiners: 150,
  joinBytes: 5_000_000,
  joinRounds: 3,
}

const QUICK: Settings = {
  ...FULL,
  sizes: [100],
  warmUpSeconds: 6,
  seconds: 4,
  joinRounds: 1,
}

/** `quick` for one room size and short intervals; a number for that room size alone. */
export function settingsFrom(args: readonly string[]): Settings {
  const asked = args.includes('quick') ? QUICK : FULL
  const sizes = args.map(Number).filter((size) => Number.isInteger(size) && size > 0)
  return sizes.length > 0 ? { ...asked, sizes } : asked
}
