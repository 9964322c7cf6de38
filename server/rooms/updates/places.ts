import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Marks } from './marks'
import type { Id, Section, Struct } from './update-reader'

/** So many places are remembered that only tell the newest, in a room. */
const REMEMBERED = 5_000

/**
 * Where the structs of a document stand, as far as it tells how much work another one makes (decision
 * 014). Yjs looks for the place of a struct from its left neighbour on, past everything that descends
 * from that neighbour, or without one from the beginning of its list, to its right neighbour. Nothing
 * is in the way of the first that follows something, of one that squeezes in between two that came
 * together, and of one that is put before what stands first.
 */
export class Places {
  readonly #below: Places | null
  readonly #marks = {
    /** Is followed by the next clock of the same client. */
    inner: new Marks(),
    /** Is the left neighbour of something else, too. */
    used: new Marks(),
    /** Stands first in its list, or did until something was put before it. */
    first: new Marks(),
    preceded: new Marks(),
  }
  /** What was put directly behind a left neighbour, the newest each; `null` when it is not known. */
  readonly #behind = new Map<string, Id | null>()
  /** Lists and map entries that were begun in what was there before. */
  readonly #begun = new Map<string, true>()
  #structs = 0

  constructor(below: Places | null = null) {
    this.#below = below
  }

  /** How many structs there are: at least as many as can be in the way. */
  get structs(): number {
    return this.#structs + (this.#below?.structs ?? 0)
  }

  /** Takes in what has been accepted. */
  learn(sections: readonly Section[]): void {
    const starts = new Map(sections.map(({ client, clock }) => [client, clock]))
    for (const { client, structs } of sections) {
      for (const struct of structs) {
        this.visit(struct, client)
        const [parent] = struct.needs
        // what is begun together with its parent is begun once, by whoever means well
        const isNew = parent && parent.clock >= (starts.get(parent.client) ?? Infinity)
        if (isNew && struct.begins !== null) this.#begun.delete(struct.begins)
      }
    }
  }

  /** Takes a struct in. Returns whether nothing was in its way. */
  visit(struct: Struct, client: number): boolean {
    const { clock, length, place, needs } = struct
    const [neighbour, right] = needs
    this.#structs += 1
    if (length > 1) this.#marks.inner.add(client, clock, clock + length - 1)
    if (place === 'after' && neighbour) return this.#follow(neighbour, { client, clock }, right)
    if (place === 'before' && neighbour) return this.#precede(neighbour, { client, clock })
    return struct.begins === null || this.#begin(struct, struct.begins, client)
  }

  /** What a snapshot keeps of it: not what only tells the newest. */
  encode(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.#structs)
    for (const marks of Object.values(this.#marks)) marks.write(encoder)
    return encoding.toUint8Array(encoder)
  }

  /** Reads what `encode` wrote; from no bytes nothing is known. */
  static read(bytes: Uint8Array): Places {
    const places = new Places()
    if (bytes.length === 0) return places
    const decoder = decoding.createDecoder(bytes)
    places.#structs = decoding.readVarUint(decoder)
    for (const marks of Object.values(places.#marks)) marks.read(decoder)
    return places
  }

  #follow(left: Id, id: Id, right: Id | undefined): boolean {
    const isFree = this.#isFree(left, right)
    const isNext = left.client === id.client && left.clock === id.clock - 1
    this.#marks[isNext ? 'inner' : 'used'].add(left.client, left.clock, left.clock + 1)
    if (!isNext) remember(this.#behind, nameOf(left), isFree ? id : null)
    return isFree
  }

  /** Whether nothing stands between these two, or nothing descends from the left one. */
  #isFree(left: Id, right: Id | undefined): boolean {
    if (!this.#is('used', left)) {
      return !this.#is('inner', left) || isSame(right, { ...left, clock: left.clock + 1 })
    }
    return right !== undefined && isSame(this.#newestBehind(nameOf(left)), right)
  }

  #newestBehind(left: string): Id | null | undefined {
    const newest = this.#behind.get(left)
    if (newest !== undefined || !this.#below) return newest
    return this.#below.#newestBehind(left)
  }

  #precede(right: Id, { client, clock }: Id): boolean {
    const isFree = this.#is('first', right) && !this.#is('preceded', right)
    this.#marks.preceded.add(right.client, right.clock, right.clock + 1)
    if (isFree) this.#marks.first.add(client, clock, clock + 1)
    return isFree
  }

  #begin({ clock, keyed }: Struct, name: string, client: number): boolean {
    const isFree = !this.#isBegun(name)
    remember(this.#begun, name, true)
    if (isFree && !keyed) this.#marks.first.add(client, clock, clock + 1)
    return isFree
  }

  #is(what: 'inner' | 'used' | 'first' | 'preceded', id: Id): boolean {
    if (this.#marks[what].has(id)) return true
    return this.#below ? this.#below.#is(what, id) : false
  }

  #isBegun(name: string): boolean {
    if (this.#begun.has(name)) return true
    return this.#below ? this.#below.#isBegun(name) : false
  }
}

/** Keeps the newest of them. What is forgotten counts as work when it is needed, or as new once more. */
function remember<Value>(map: Map<string, Value>, name: string, value: Value): void {
  map.set(name, value)
  if (map.size <= REMEMBERED) return
  for (const oldest of map.keys()) {
    map.delete(oldest)
    return
  }
}

const nameOf = ({ client, clock }: Id) => `${client}:${clock}`

const isSame = (a: Id | null | undefined, b: Id) => a?.client === b.client && a.clock === b.clock
