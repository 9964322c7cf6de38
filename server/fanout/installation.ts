import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const TAG = 16

/** What the nodes of one installation share: streams of their own, and proof that an entry is theirs. */
export type Installation = Readonly<{
  /** Stands in the names of streams, so that two installations on one Valkey never meet. */
  id: string
  /** The entry with the proof in front. */
  seal(entry: Uint8Array): Uint8Array
  /** The entry; `null` when nobody of this installation has sealed it. */
  open(sealed: Uint8Array): Uint8Array | null
}>

/** Nodes that have the same secret (AUTH_SECRET) are one installation. */
export function installationOf(secret: string): Installation {
  const derived = (use: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `framsyn bus ${use}`, length))
  const key = derived('entries', 32)
  const proofOf = (entry: Uint8Array) =>
    createHmac('sha256', key).update(entry).digest().subarray(0, TAG)
  return {
    id: derived('streams', 9).toString('base64url'),
    seal: (entry) => Buffer.concat([proofOf(entry), entry]),
    open(sealed) {
      const entry = sealed.subarray(TAG)
      const isOurs = sealed.length > TAG && timingSafeEqual(sealed.subarray(0, TAG), proofOf(entry))
      return isOurs ? entry : null
    },
  }
}
