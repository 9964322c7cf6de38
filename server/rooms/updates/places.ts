import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Marks } from './marks'
import type { Id, Section, Struct } from './update-reader'

/**
 * What was put behind a left neighbour: the newest, when nothing was in its way and it stands directly
 * there, and how many structs there were when the first of them came.
 */
type Behind = { left: Id; newest: Id | null; since: number }

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
  readonly #behind = new Map<string, Behind>()
  /** Lists and map entries that were begun in what was there before. */
  readonly #begun = new Map<string, true>()
  #structs = 0

  constructor(below: Places | null = null) {
    this.#below = below
  }

  /** How many structs there are. */
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

  /** Takes a struct in. Returns how many can have been in its way at most. */
  visit(struct: Struct, client: number): number {
    const { clock, length, place, needs } = struct
    const [neighbour, right] = needs
    this.#structs += 1
    if (length > 1) this.#marks.inner.add(client, clock, clock + length - 1)
    if (place === 'after' && neighbour) return this.#follow(neighbour, { client, clock }, right)
    if (place === 'before' && neighbour) return this.#precede(neighbour, { client, clock })
    return struct.begins === null ? 0 : this.#begin(struct, struct.begins, client)
  }

  /** What was the newest behind something is told again by `adjoin`, for lists alone. */
  forgetNewest(): void {
    this.#behind.clear()
  }

  /** Tells what a document shows: these two stand side by side, or nothing stands before the right one. */
  adjoin(left: Id | null, right: Id): void {
    if (!left) this.#marks.first.add(right.client, right.clock, right.clock + 1)
    else if (this.#stepsBehind(left, { right, behind: undefined }) > 0) {
      remember(this.#behind, nameOf(left), { newest: right, since: 0, left })
    }
  }

  /** What a snapshot keeps of it: nothing of what was begun where. */
  encode(): Uint8Array {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, this.#structs)
    for (const marks of Object.values(this.#marks)) marks.write(encoder)
    const known = [...this.#behind.values()].flatMap(({ left, newest }) =>
      newest ? [[left, newest] as const] : [],
    )
    encoding.writeVarUint(encoder, known.length)
    for (const pair of known) {
      for (const { client, clock } of pair) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, clock)
      }
    }
    return encoding.toUint8Array(encoder)
  }

  /** Reads what `encode` wrote; from no bytes nothing is known. */
  static read(bytes: Uint8Array): Places {
    const places = new Places()
    if (bytes.length === 0) return places
    const decoder = decoding.createDecoder(bytes)
    places.#structs = decoding.readVarUint(decoder)
    for (const marks of Object.values(places.#marks)) marks.read(decoder)
    const id = () => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
    })
    for (let pairs = decoding.readVarUint(decoder); pairs > 0; pairs--) {
      const [left, newest] = [id(), id()]
      places.#behind.set(nameOf(left), { left, newest, since: 0 })
    }
    return places
  }

  #follow(left: Id, id: Id, right: Id | undefined): number {
    const name = nameOf(left)
    const behind = this.#behindOf(name)
    const steps = this.#stepsBehind(left, { right, behind })
    const isNext = left.client === id.client && left.clock === id.clock - 1
    this.#marks[isNext ? 'inner' : 'used'].add(left.client, left.clock, left.clock + 1)
    if (!isNext) {
      const since = behind?.since ?? this.structs - 1
      remember(this.#behind, name, { left, newest: steps === 0 ? id : null, since })
    }
    return steps
  }

  /** Whatever is in the way descends from the left one, and came when that was first used or later. */
  #stepsBehind(
    left: Id,
    { right, behind }: { right: Id | undefined; behind: Behind | undefined },
  ): number {
    const isInner = this.#is('inner', left)
    const isBetween = isInner && isSame(right, { ...left, clock: left.clock + 1 })
    if (isInner && !isBetween && !(right && isSame(behind?.newest, right))) return this.structs
    if (!this.#is('used', left)) return 0
    if (!behind) return this.structs
    return right && isSame(behind.newest, right) ? 0 : this.structs - behind.since
  }

  #behindOf(left: string): Behind | undefined {
    const behind = this.#behind.get(left)
    if (behind || !this.#below) return behind
    return this.#below.#behindOf(left)
  }

  #precede(right: Id, { client, clock }: Id): number {
    const isFree = this.#is('first', right) && !this.#is('preceded', right)
    this.#marks.preceded.add(right.client, right.clock, right.clock + 1)
    if (isFree) this.#marks.first.add(client, clock, clock + 1)
    return isFree ? 0 : this.structs
  }

  #begin({ clock, keyed }: Struct, name: string, client: number): number {
    const isFree = !this.#isBegun(name)
    remember(this.#begun, name, true)
    if (isFree && !keyed) this.#marks.first.add(client, clock, clock + 1)
    return isFree ? 0 : this.structs
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
