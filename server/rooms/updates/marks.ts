import type * as decoding from 'lib0/decoding'
import { readVarUint } from 'lib0/decoding'
import type * as encoding from 'lib0/encoding'
import { writeVarUint } from 'lib0/encoding'
import { RangeLevels } from './range-levels'
import type { Id } from './update-reader'

/** A set of ids that grows one by one: half-open ranges of clocks a client, flat, in order, apart. */
export class Marks {
  readonly #clients = new Map<number, RangeLevels>()

  has({ client, clock }: Id): boolean {
    return this.#clients.get(client)?.has(clock) ?? false
  }

  /** Marks the clocks `[from, to)` of a client. */
  add(client: number, from: number, to: number): void {
    let marked = this.#clients.get(client)
    if (!marked) {
      marked = new RangeLevels()
      this.#clients.set(client, marked)
    }
    marked.add([from, to])
  }

  write(encoder: encoding.Encoder): void {
    writeVarUint(encoder, this.#clients.size)
    for (const [client, { flat: ranges }] of this.#clients) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, ranges.length)
      let before = 0
      for (const bound of ranges) {
        writeVarUint(encoder, bound - before)
        before = bound
      }
    }
  }

  /** Reads what `write` wrote, into an empty set. */
  read(decoder: decoding.Decoder): void {
    for (let clients = readVarUint(decoder); clients > 0; clients--) {
      const client = readVarUint(decoder)
      let bound = 0
      const ranges = Array.from({ length: readVarUint(decoder) }, () => {
        bound += readVarUint(decoder)
        return bound
      })
      const marked = new RangeLevels()
      if (ranges.length > 0) marked.add(ranges)
      this.#clients.set(client, marked)
    }
  }
}
