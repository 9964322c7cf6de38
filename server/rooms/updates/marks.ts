import type * as decoding from 'lib0/decoding'
import { readVarUint } from 'lib0/decoding'
import type * as encoding from 'lib0/encoding'
import { writeVarUint } from 'lib0/encoding'
import { boundsUpTo, insertRange } from './clock-ranges'
import type { Id } from './update-reader'

/** A set of ids that grows one by one: half-open ranges of clocks a client, flat, in order, apart. */
export class Marks {
  readonly #clients = new Map<number, number[]>()

  has({ client, clock }: Id): boolean {
    const ranges = this.#clients.get(client)
    // an odd number of bounds lies at or below a clock that is within a range
    return ranges !== undefined && boundsUpTo(ranges, clock) % 2 === 1
  }

  /** Marks the clocks `[from, to)` of a client. */
  add(client: number, from: number, to: number): void {
    const ranges = this.#clients.get(client)
    if (!ranges) {
      this.#clients.set(client, [from, to])
      return
    }
    const last = ranges.length - 1
    if (from === ranges[last]) ranges[last] = to
    else if (from > (ranges[last] ?? 0)) ranges.push(from, to)
    else insertRange(ranges, from, to)
  }

  write(encoder: encoding.Encoder): void {
    writeVarUint(encoder, this.#clients.size)
    for (const [client, ranges] of this.#clients) {
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
      this.#clients.set(client, ranges)
    }
  }
}
