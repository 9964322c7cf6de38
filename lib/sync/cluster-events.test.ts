import { expect, test } from 'vitest'
import { decodeEvent, encodeEvent } from './cluster-events'

const ID = '0b0e7a0e-52c5-4a5f-8d0b-3f2e6a1c9d10'
const written = (row: unknown) => decodeEvent(new TextEncoder().encode(JSON.stringify(row)))
const row = { type: 'room:event:v1', event: { type: 'board.created', id: ID }, audience: {} }

test('SYNC-6 an event is read as it was written, with its audience', () => {
  const event = { type: 'board.created', id: ID, board: ID } as const
  expect(decodeEvent(encodeEvent(event, { board: ID }))).toEqual({ event, audience: { board: ID } })
})

test('SYNC-6 a type of event that this node does not know yet is passed on', () => {
  const event = { type: 'round.opened', id: ID }
  expect(written({ ...row, event })).toEqual({ event, audience: {} })
})

test.each([
  ['a condition that this node does not know', { ...row, audience: { layer: ID } }],
  ['another format', { ...row, type: 'room:event:v2' }],
  ['more than ids', { ...row, event: { ...row.event, title: 'Secret' } }],
  ['no id', { ...row, event: { type: 'board.created', id: 'the board' } }],
  ['nothing', null],
  ['far too much', { ...row, event: { type: 'a'.repeat(3_000), id: ID } }],
])('SYNC-6 a row with %s is nobody’s to hear', (_, stored) => {
  expect(written(stored)).toBeNull()
})

test('SYNC-6 bytes that are no text are no event', () => {
  expect(decodeEvent(Uint8Array.of(1, 2, 255))).toBeNull()
})
