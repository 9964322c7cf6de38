import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** How far somebody has heard the events of a cluster. */
export type Place = { logEpoch: number; seq: bigint; at: number }

/** Whose place it is: it means nothing in the hands of another, or in another cluster. */
export type Holder = { person: string; room: string }

export type Places = {
  seal(place: Place, holder: Holder): string
  /** `null` for anything that `seal` did not write for this holder. */
  open(text: string, holder: Holder): Place | null
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16
const LENGTH = 4 + 8 + 8

/**
 * Clients carry their place in a cluster's events, so that they miss none when they come back. It is
 * sealed, and never twice alike: its number counts what others have heard and they have not.
 * All nodes that share a secret read each other's.
 */
export function createPlaces(secret: string): Places {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'framsyn place in events', 32))
  return {
    seal({ logEpoch, seq, at }, holder) {
      const plain = Buffer.alloc(LENGTH)
      plain.writeUInt32BE(logEpoch, 0)
      plain.writeBigUInt64BE(seq, 4)
      plain.writeBigUInt64BE(BigInt(at), 12)
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTo(holder))
      const sealed = [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
      return Buffer.concat([nonce, ...sealed]).toString('base64url')
    },
    open(text, holder) {
      const bytes = Buffer.from(text, 'base64url')
      if (bytes.length !== NONCE + LENGTH + TAG) return null
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE))
        .setAAD(boundTo(holder))
        .setAuthTag(bytes.subarray(NONCE + LENGTH))
      try {
        const sealed = bytes.subarray(NONCE, NONCE + LENGTH)
        const plain = Buffer.concat([decipher.update(sealed), decipher.final()])
        return {
          logEpoch: plain.readUInt32BE(0),
          seq: plain.readBigUInt64BE(4),
          at: Number(plain.readBigUInt64BE(12)),
        }
      } catch {
        // not sealed by us, or for somebody else
        return null
      }
    },
  }
}

const boundTo = ({ person, room }: Holder): Buffer => Buffer.from(`${person} ${room}`)
