import * as decoding from 'lib0/decoding'
import { afterEach, expect, test, vi } from 'vitest'
import { encodeEntry, joinEntries, readPresence } from './presence-codec'

vi.mock('lib0/decoding', { spy: true })

afterEach(() => void vi.clearAllMocks())

const entries = (count: number, bytes: number) => {
  const state = JSON.stringify({ view: 'x'.repeat(bytes) })
  return joinEntries(
    Array.from({ length: count }, (_, client) => encodeEntry({ client, clock: 1, state })),
  )
}

test('SYNC-22 what the stock client echoes in a full room is read', () => {
  expect(readPresence(entries(400, 500))).toHaveLength(400)
  expect(readPresence(entries(1_000, 10))).toHaveLength(1_000)
})

test('SYNC-22 more than a thousand entries are refused before one of them is read', () => {
  expect(readPresence(entries(1_001, 10))).toBe('too-large')
  expect(decoding.readVarUint).toHaveBeenCalledTimes(1)
  expect(decoding.readVarUint8Array).not.toHaveBeenCalled()
})

test('SYNC-22 a frame of more than 256 kB is refused unread', () => {
  expect(readPresence(entries(70, 3_800))).toBe('too-large')
  expect(decoding.readVarUint).not.toHaveBeenCalled()
})
