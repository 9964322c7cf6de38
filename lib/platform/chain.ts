import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A field of a sealed record with what opens its commitment: 32 random bytes and the value. */
export type Opening = { field: string; salt: Uint8Array; value: Json }

/** Whom an opaque reference in a record stands for, with the 32 random bytes that bind the two. */
export type NamedPerson = { reference: string; salt: Uint8Array; personId: string }

/** Field name → lower-case hex of its salted SHA-256. */
export type Commitments = Record<string, string>

/** A record as it stands in a chain, with whichever of its fields may be seen. */
export type ChainedRecord = {
  number: bigint
  at: Date
  commitments: Commitments
  recordHash: Uint8Array
  previousHash: Uint8Array
  hash: Uint8Array
  openings: readonly Opening[]
  people: readonly NamedPerson[]
}

/** What stands before record 1: 32 zero bytes. */
export const CHAIN_START: Uint8Array = new Uint8Array(32)

const sha256 = (...parts: (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** JSON by RFC 8785 (JCS): one text for one value, so that a hash speaks for the value. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('not a JSON value')
  return text
}

/** sha256(salt ‖ JCS(value)), as hex. */
function commit({ salt, value }: Omit<Opening, 'field'>): string {
  return sha256(salt, canonicalJson(value)).toString('hex')
}

/** sha256(salt ‖ JCS(person id)), as hex: the same person is another reference under another salt. */
export function referenceTo({ personId, salt }: Omit<NamedPerson, 'reference'>): string {
  return commit({ salt, value: personId })
}

export function commitAll(openings: readonly Opening[]): Commitments {
  return Object.fromEntries(openings.map((opening) => [opening.field, commit(opening)]))
}

/** sha256(JCS({field: commitment})). */
export function recordHashOf(commitments: Commitments): Buffer {
  return sha256(canonicalJson(commitments))
}

/** sha256(previous ‖ number ‖ recordHash); the number as 8 bytes, the most significant first. */
export function chainHash(link: {
  previousHash: Uint8Array
  number: bigint
  recordHash: Uint8Array
}): Buffer {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(link.number)
  return sha256(link.previousHash, number, link.recordHash)
}

export type Verdict =
  | { intact: true; records: number; opened: number; closed: number }
  | { intact: false; number: bigint; fault: 'order' | 'record' | 'link' | 'person' }
  | { intact: false; number: bigint; fault: 'opening'; field: string }

/**
 * Checks a chain from its first record on. Fields without an opening (withheld or erased) are counted
 * as `closed` and break nothing; the first record that does not fit is named.
 */
export function verifyChain(records: Iterable<ChainedRecord>): Verdict {
  let previous = CHAIN_START
  let expected = 1n
  let opened = 0
  let closed = 0
  for (const record of records) {
    const { number, commitments } = record
    if (number !== expected) return { intact: false, number: expected, fault: 'order' }
    const recordHash = recordHashOf(commitments)
    if (!recordHash.equals(record.recordHash)) return { intact: false, number, fault: 'record' }
    const hash = chainHash({ previousHash: previous, number, recordHash })
    if (!equal(previous, record.previousHash) || !hash.equals(record.hash)) {
      return { intact: false, number, fault: 'link' }
    }
    const field = record.openings.find((opening) => !fits(opening, record))?.field
    if (field !== undefined) return { intact: false, number, fault: 'opening', field }
    if (!record.people.every((person) => person.reference === referenceTo(person))) {
      return { intact: false, number, fault: 'person' }
    }
    opened += record.openings.length
    closed += Object.keys(commitments).length - record.openings.length
    previous = record.hash
    expected += 1n
  }
  return { intact: true, records: Number(expected - 1n), opened, closed }
}

/** Whether a value is the one that was sealed. The time stands beside the record too, for sorting. */
function fits(opening: Opening, { commitments, at }: ChainedRecord): boolean {
  if (opening.field === 'at' && opening.value !== at.toISOString()) return false
  return commitments[opening.field] === commit(opening)
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
