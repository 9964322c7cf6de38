import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { createSlots } from '@/lib/platform/slots'
import type { SentSnapshot, SnapshotCache } from './snapshot-cache'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Smaller bodies are sent as they are. */
const WORTH_IT = 1024

/** Best first. Browsers take brotli over TLS only. */
const ENCODERS = {
  br: (body: Buffer) =>
    brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body: Buffer) => zip(body),
} as const

export type Encoding = keyof typeof ENCODERS

/** Compresses each snapshot once, in zlib's own threads and one at a time, for everybody who asks. */
export class Encodings {
  readonly #snapshots: SnapshotCache
  readonly #turn = createSlots({ running: 1, waiting: 16 })
  readonly #flights = new WeakMap<SentSnapshot, Map<Encoding, Promise<Buffer | null>>>()

  constructor(snapshots: SnapshotCache) {
    this.#snapshots = snapshots
  }

  /** The body in the best encoding that is accepted; as it is when that is not worth it, or too many wait. */
  async bodyOf(
    room: string,
    { snapshot, accepted }: { snapshot: SentSnapshot; accepted: string | undefined },
  ): Promise<{ encoding: Encoding | null; body: Buffer }> {
    const encoding = bestOf(accepted)
    if (encoding === null || snapshot.body.length < WORTH_IT) {
      return { encoding: null, body: snapshot.body }
    }
    const known = snapshot.encoded.get(encoding)
    const body = known ?? (await this.#compress(room, { snapshot, encoding }))
    return body ? { encoding, body } : { encoding: null, body: snapshot.body }
  }

  #compress(
    room: string,
    { snapshot, encoding }: { snapshot: SentSnapshot; encoding: Encoding },
  ): Promise<Buffer | null> {
    const flights = this.#flights.get(snapshot) ?? new Map<Encoding, Promise<Buffer | null>>()
    this.#flights.set(snapshot, flights)
    const flight =
      flights.get(encoding) ??
      this.#turn(() => ENCODERS[encoding](snapshot.body))
        .then((compressed) => {
          if (!compressed) return null
          snapshot.encoded.set(encoding, compressed)
          this.#snapshots.recount(room, snapshot)
          return compressed
        })
        .finally(() => flights.delete(encoding))
    flights.set(encoding, flight)
    return flight
  }
}

/** The first of ours in `Accept-Encoding` that is not refused with `q=0`. */
export function bestOf(accepted: string | undefined): Encoding | null {
  const wanted = (accepted ?? '')
    .split(',')
    .map((choice) => choice.trim().toLowerCase())
    .filter((choice) => !/;\s*q=0(?:\.0*)?$/.test(choice))
    .map((choice) => choice.split(';', 1)[0]?.trim())
  if (wanted.includes('br')) return 'br'
  return wanted.includes('gzip') ? 'gzip' : null
}
