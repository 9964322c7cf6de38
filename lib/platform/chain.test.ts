import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CHAIN_START,
  type ChainedRecord,
  canonicalJson,
  chainHash,
  commitAll,
  type Opening,
  recordHashOf,
  referenceTo,
  verifyChain,
} from './chain'

// Computed with Python's hashlib and json.dumps(sort_keys=True, separators=(',', ':')), not with our code.
const FIRST: Opening[] = [
  { field: 'actor', salt: new Uint8Array(32).fill(1), value: 'system' },
  {
    field: 'after',
    salt: new Uint8Array(32).fill(2),
    value: { title: 'Ny næring', parties: ['b', 'a'], year: 2040 },
  },
  {
    field: 'at',
    salt: Uint8Array.from({ length: 32 }, (_, i) => i),
    value: '2026-01-02T03:04:05.000Z',
  },
]
const SECOND: Opening[] = [
  { field: 'action', salt: new Uint8Array(32).fill(255), value: 'board.created' },
]
const COMMITMENTS = {
  actor: '49f1cc62f9c7bb29e47fc391975d91d1ce6b8cb03b89d35dcce4232e19102e70',
  after: '6041eb403d8425d0bbc26250b78bcc887053759b5dd5b08df6aede8506de4475',
  at: 'f8c5204b1d282dd9b4c828d1d902ab8153587426e39516125acb81d799dd6f6a',
}
const RECORD_HASHES = [
  '2642478fd8d2b66313c66fc45b2ba8707a5a8f0a77e2df3abed96b1e8ab4b66d',
  'eef577854d5d29dc698d8e7f5eeadfb6ffab30288ab55e54610406dcc8578cbf',
]
const HASHES = [
  '1d838e75747052d18bcd062c131dc610f56989966e8fcbd7369f53adc7ae8fd0',
  '17e29c2536c558eb1f8d590c3bffc3fd57974b0f7418f22ff736a2287ac02099',
]

const salt = new Uint8Array(32).fill(3)
const personId = '01995c00-0000-7000-8000-000000000001'
const kari = { personId, salt, reference: referenceTo({ personId, salt }) }

function chain(records: Opening[][]): ChainedRecord[] {
  let previousHash = CHAIN_START
  return records.map((openings, i) => {
    const number = BigInt(i + 1)
    const commitments = commitAll(openings)
    const recordHash = recordHashOf(commitments)
    const hash = chainHash({ previousHash, number, recordHash })
    const at = new Date('2026-01-02T03:04:05Z')
    const people = [kari]
    const record = { number, at, commitments, recordHash, previousHash, hash, openings, people }
    previousHash = hash
    return record
  })
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('hashes agree with an independent computation', () => {
  test('of commitments, records and links', () => {
    const records = chain([FIRST, SECOND])
    expect(records[0]?.commitments).toEqual(COMMITMENTS)
    expect(records.map(({ recordHash }) => hex(recordHash))).toEqual(RECORD_HASHES)
    expect(records.map(({ hash }) => hex(hash))).toEqual(HASHES)
  })

  test('of a reference to a person', () => {
    expect(kari.reference).toBe('90c8f1dbe94e107ff5d0bd4317746123cd9279311917e1b9f4e96041884e7849')
  })

  test('of a number that needs more than 32 bits', () => {
    const previousHash = new Uint8Array(32).fill(9)
    const recordHash = recordHashOf(commitAll(SECOND))
    expect(hex(chainHash({ previousHash, number: 2n ** 40n + 5n, recordHash }))).toBe(
      '3e1c91c79beeb9203008864d86ffe8cefc8de2e6fb68d18daeff98e9b869bca8',
    )
  })

  test('of the example in RFC 8785, 3.2.4', () => {
    const value = {
      // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own example
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\nA\'B"\\\\"/',
      literals: [null, true, false],
    }
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })
})

describe('verifying a chain', () => {
  test('counts what is opened and what is withheld', () => {
    const [first, second] = chain([FIRST, SECOND])
    if (!first || !second) throw new Error('no records')
    const withheld = { ...first, openings: first.openings.slice(1) }
    expect(verifyChain([withheld, second])).toEqual({
      intact: true,
      records: 2,
      opened: 3,
      closed: 1,
    })
    expect(verifyChain([])).toEqual({ intact: true, records: 0, opened: 0, closed: 0 })
  })

  test('names the record whose value was changed', () => {
    const [first, second] = chain([FIRST, SECOND])
    if (!first || !second) throw new Error('no records')
    const openings = SECOND.map((opening) => ({ ...opening, value: 'board.archived' }))
    expect(verifyChain([first, { ...second, openings }])).toEqual({
      intact: false,
      number: 2n,
      fault: 'opening',
      field: 'action',
    })
  })

  test('names the record whose time was changed beside what is sealed', () => {
    const records = chain([FIRST, SECOND]).map((r) => ({ ...r, at: new Date(0) }))
    expect(verifyChain(records)).toEqual({
      intact: false,
      number: 1n,
      fault: 'opening',
      field: 'at',
    })
  })

  test('names the record in which somebody was put in the place of another', () => {
    const [first, second] = chain([FIRST, SECOND])
    if (!first || !second) throw new Error('no records')
    const people = [{ ...kari, personId: '01995c00-0000-7000-8000-000000000002' }]
    expect(verifyChain([first, { ...second, people }])).toEqual({
      intact: false,
      number: 2n,
      fault: 'person',
    })
    expect(verifyChain([first, { ...second, people: [] }])).toMatchObject({ intact: true })
  })

  test('names the record whose commitments were changed to fit', () => {
    const [first, second] = chain([FIRST, SECOND])
    if (!first || !second) throw new Error('no records')
    const commitments = commitAll(SECOND.map((opening) => ({ ...opening, value: 'x' })))
    expect(verifyChain([first, { ...second, commitments, openings: [] }])).toMatchObject({
      number: 2n,
      fault: 'record',
    })
    const recordHash = recordHashOf(commitments)
    expect(
      verifyChain([first, { ...second, commitments, recordHash, openings: [] }]),
    ).toMatchObject({ number: 2n, fault: 'link' })
  })

  test('finds a record that was taken out, put in twice or moved', () => {
    const records = chain([FIRST, SECOND, FIRST, SECOND])
    const positions = fc.tuple(fc.nat(3), fc.nat(3))
    fc.assert(
      fc.property(positions, ([from, to]) => {
        fc.pre(from !== to)
        const moved = records.toSpliced(from, 1)
        expect(verifyChain(moved).intact).toBe(from === 3)
        const taken = records[from]
        if (taken) moved.splice(to, 0, taken)
        expect(verifyChain(moved).intact).toBe(false)
      }),
    )
  })

  test('finds any single changed byte of a hash', () => {
    const records = chain([FIRST, SECOND])
    const byte = fc.tuple(fc.nat(1), fc.nat(31), fc.integer({ min: 1, max: 255 }))
    const which = fc.constantFrom('recordHash', 'previousHash', 'hash')
    fc.assert(
      fc.property(byte, which, ([record, at, difference], name) => {
        const changed = records.map((r) => ({ ...r, [name]: new Uint8Array(r[name]) }))
        const bytes = changed[record]?.[name]
        if (bytes) bytes[at] = (bytes[at] ?? 0) ^ difference
        expect(verifyChain(changed).intact).toBe(false)
      }),
    )
  })
})

test('the same value under another salt gives another commitment', () => {
  const [salted] = SECOND
  if (!salted) throw new Error('no opening')
  const other = { ...salted, salt: new Uint8Array(32) }
  expect(commitAll([other])).not.toEqual(commitAll([salted]))
})
