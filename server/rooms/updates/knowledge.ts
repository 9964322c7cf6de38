import * as encoding from 'lib0/encoding'
import { ClockRanges, normalise, type Ranges } from './clock-ranges'
import { Depths } from './depths'
import { Places } from './places'
import type { Id, ReadUpdate } from './update-reader'

/** What is needed to tell new from old (SYNC-9). */
export type Known = {
  /** The next clock of a client; 0 when it has written nothing. */
  clockOf(client: number): number
  /** The part of these deletions that is not known yet. */
  missingDeletes(client: number, ranges: Ranges): Ranges
  /** How deep something is nested; `undefined` when it is not known to be deep. */
  depthOf(id: Id): number | undefined
  /** Where things stand. */
  readonly places: Places
}

/** The clocks and deletions that a set of updates amounts to. */
export class Knowledge implements Known {
  readonly clocks = new Map<number, number>()
  readonly deletes = new ClockRanges()
  readonly places: Places
  readonly #deep = new Depths()

  /** On top of what is known of places already. */
  constructor(places = new Places()) {
    this.places = places
  }

  clockOf(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  missingDeletes(client: number, ranges: Ranges): Ranges {
    return this.deletes.missing(client, ranges)
  }

  depthOf(id: Id): number | undefined {
    return this.#deep.of(id)
  }

  learn({ sections, deletes, deep }: ReadUpdate): void {
    for (const run of deep) this.#deep.add(run)
    this.places.learn(sections)
    for (const { client, end, structs } of sections) {
      this.clocks.set(client, Math.max(end, this.clockOf(client)))
      const gone = structs.filter((struct) => struct.deleted)
      if (gone.length === 0) continue
      const pairs = gone.map(({ clock, length }): [number, number] => [clock, clock + length])
      this.deletes.add(client, normalise(pairs))
    }
    this.deletes.addAll(deletes)
  }

  /** The clocks as Yjs encodes a state vector. */
  stateVector(): Uint8Array {
    return encodeStateVector(this.clocks)
  }
}

/**
 * One knowledge on top of another: what is committed, and what waits to be. The places of the one
 * above are made on those of the one below.
 */
export function layered(below: Known, above: Known): Known {
  return {
    clockOf: (client) => Math.max(below.clockOf(client), above.clockOf(client)),
    missingDeletes: (client, ranges) =>
      above.missingDeletes(client, below.missingDeletes(client, ranges)),
    depthOf: (id) => above.depthOf(id) ?? below.depthOf(id),
    places: above.places,
  }
}

export function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clocks.size)
  for (const [client, clock] of [...clocks].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }
  return encoding.toUint8Array(encoder)
}
