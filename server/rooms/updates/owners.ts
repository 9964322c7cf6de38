/** At most this many new client ids for one person in one room (SYNC-8). */
const NEW_IN_A_MINUTE = 10
const NEW_IN_A_DAY = 300

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export type Binding = { client: number; person: string; at: number }

/** Which person a client id belongs to; once bound it stays so (SYNC-8). */
export class Owners {
  readonly #owners = new Map<number, string>()
  readonly #recent = new Map<string, number[]>()

  constructor(bindings: Iterable<Binding> = []) {
    for (const binding of bindings) this.bind(binding)
  }

  ownerOf(client: number): string | undefined {
    return this.#owners.get(client)
  }

  bind({ client, person, at }: Binding): void {
    if (this.#owners.has(client)) return
    this.#owners.set(client, person)
    const times = this.#recent.get(person)
    if (times) times.push(at)
    else this.#recent.set(person, [at])
  }

  /** Whether this person may bring `count` more ids into the room now (epoch milliseconds). */
  mayBind(person: string, count: number, now: number): boolean {
    if (count === 0) return true
    const times = (this.#recent.get(person) ?? []).filter((at) => now - at < DAY)
    this.#recent.set(person, times)
    const lastMinute = times.filter((at) => now - at < MINUTE).length
    return lastMinute + count <= NEW_IN_A_MINUTE && times.length + count <= NEW_IN_A_DAY
  }
}
