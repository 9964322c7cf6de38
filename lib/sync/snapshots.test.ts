import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { decodeSnapshot, encodeSnapshot } from './snapshots'

const frames = [Uint8Array.of(1, 2, 3), Uint8Array.of(0, 0)]
const places = Uint8Array.of(7, 8, 9)
const deep = [
  { client: 2 ** 32 - 1, from: 0, to: 7, depth: 16 },
  { client: 2 ** 32 - 1, from: 9, to: 10, depth: 17 },
  { client: 5, from: 100_000, to: 100_001, depth: 64 },
]

function columnOf(format: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, format)
  encoding.writeVarUint(encoder, frames.length)
  for (const frame of frames) encoding.writeVarUint8Array(encoder, frame)
  return encoding.toUint8Array(encoder)
}

test('SYNC-19 a snapshot reads back with its frames, depths and places', () => {
  expect(decodeSnapshot(encodeSnapshot({ frames, deep, places }))).toEqual({ frames, deep, places })
})

test('SYNC-19 a snapshot of the first format, which knows no depths, is still read', () => {
  expect(decodeSnapshot(columnOf(1))).toEqual({ frames, deep: [], places: new Uint8Array() })
})

test('SYNC-19 a snapshot of the second format, which knows no places, is still read', () => {
  const second = Uint8Array.of(...columnOf(2), 1, 5, 9, 1, 17)
  const known = [{ client: 5, from: 9, to: 10, depth: 17 }]
  expect(decodeSnapshot(second)).toEqual({ frames, deep: known, places: new Uint8Array() })
})

test('SYNC-19 a snapshot in a format of the future is not guessed at', () => {
  expect(() => decodeSnapshot(columnOf(4))).toThrow('unknown format 4')
})
