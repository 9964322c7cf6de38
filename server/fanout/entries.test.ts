import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roomName } from '@/lib/sync/rooms'
import type { BusMessage } from './bus'
import { decodeEntry, encodeEntry } from './entries'

const bytes = fc.uint8Array({ maxLength: 200 })
const epoch = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n })

const message: fc.Arbitrary<BusMessage> = fc.oneof(
  fc.constant({ kind: 'look' } as const),
  fc.record({ kind: fc.constant('presence' as const), node: fc.uuid(), entries: bytes }),
  fc.record({
    kind: fc.constant('row' as const),
    logEpoch: fc.nat(),
    accessEpoch: epoch,
    seq: epoch,
    payload: bytes,
  }),
)

const entry = fc.record({
  sender: fc.uuid(),
  room: fc.uuid().map((board) => roomName({ kind: 'board', board: board.toLowerCase() })),
  message,
})

test('SYNC-27 an entry reads as it was written', () => {
  fc.assert(
    fc.property(entry, (written) => {
      expect(decodeEntry(encodeEntry(written))).toEqual(written)
    }),
  )
})

test('SYNC-27 an entry that is cut short, or longer, is none', () => {
  fc.assert(
    fc.property(
      entry,
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (written, share) => {
        const whole = encodeEntry(written)
        expect(decodeEntry(whole.slice(0, Math.floor(whole.length * share)))).toBeNull()
        expect(decodeEntry(Uint8Array.of(...whole, 0))).toBeNull()
      },
    ),
  )
})

test('SYNC-27 whatever else stands in a stream reads as nothing, or as an entry, and throws never', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
      expect(() => decodeEntry(noise)).not.toThrow()
    }),
    { numRuns: 2_000 },
  )
})

test('SYNC-27 an entry about a room that cannot be is none', () => {
  const look = { sender: 'a', message: { kind: 'look' } } as const
  for (const room of ['', 'board.x', '../board', 'x'.repeat(10_000)]) {
    expect(decodeEntry(encodeEntry({ ...look, room }))).toBeNull()
  }
})
