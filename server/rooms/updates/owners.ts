/** At most this many new client ids for one person in one room (SYNC-8). */
const NEW_IN_A_MINUTE = 10
const NEW_IN_A_DAY = 300

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export type Binding = { client: number; person: string; at: number }

/** Which person a client id belongs to; once bound it stays so (SYNC-8). */
export class Owners {
  readonly #owners = new Map<number, string>()
  /** Those whose binding waits for its commit. */
  readonly #expected = new Set<number>()
  readonly #recent = new Map<string, number[]>()

  constructor(bindings: Iterable<Binding> = []) {
    for (const binding of bindings) this.bind(binding)
  }

  ownerOf(client: number): string | undefined {
    return this.#owners.get(client)
  }

  /** Once this is in the log or among the bindings; whoever only waits for it gives way. */
  bind({ client, person, at }: Binding): void {
    const known = this.#owners.get(client)
    if (known !== undefined && !this.#expected.delete(client)) return
    if (known !== person) this.#set({ client, person, at })
  }

  /** Until it is committed, or what waits is judged again. */
  expect(binding: Binding): void {
    if (this.#owners.has(binding.client)) return
    this.#set(binding)
    this.#expected.add(binding.client)
  }

  isExpected(client: number): boolean {
    return this.#expected.has(client)
  }

  committed(clients: Iterable<number>): void {
    for (const client of clients) this.#expected.delete(client)
  }

  /** These, which were just read, and what has been committed meanwhile; nothing that waits. */
  renewed(bindings: Iterable<Binding>): Owners {
    const renewed = new Owners(bindings)
    for (const [client, person] of this.#owners) {
      if (!this.#expected.has(client)) renewed.bind({ client, person, at: 0 })
    }
    return renewed
  }

  #set({ client, person, at }: Binding): void {
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
