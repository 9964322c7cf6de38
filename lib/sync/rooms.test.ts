import { expect, test } from 'vitest'
import { parseRoom, type Room, roomName, rootsOf } from './rooms'

const A = '0f8fad5b-d9cb-469f-a165-70867728950e'
const B = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

const ROOMS = [
  { kind: 'board', board: A },
  { kind: 'scenario', scenario: A },
  { kind: 'layer', board: A, party: B },
  { kind: 'draft', stage: A, person: B },
  { kind: 'partydraft', stage: A, party: B },
  { kind: 'decision', decision: A },
  { kind: 'minutes', session: A },
  { kind: 'events', cluster: A },
] as const satisfies readonly Room[]

test('SYNC-1 every kind of room has one name, which reads back', () => {
  for (const room of ROOMS) expect(parseRoom(roomName(room))).toEqual(room)
  expect(new Set(ROOMS.map(roomName)).size).toBe(ROOMS.length)
})

test('SYNC-1 what is not exactly the name of a room is none', () => {
  const names = ROOMS.map(roomName)
  const strange = [
    '',
    'board.',
    `board.${A}.${B}`,
    `layer.${A}`,
    `notebook.${A}`,
    `board.${A.toUpperCase()}`,
    ...names.flatMap((name) => [`${name} `, ` ${name}`, `${name}\n`, `${name}\0`, `x${name}`]),
  ]
  for (const name of strange) expect([name, parseRoom(name)]).toEqual([name, null])
})

test('SYNC-2 boards and what is drawn like them hold cards, texts hold a narrative', () => {
  const board = ['cards', 'relations', 'placements', 'frames', 'judgements', 'meta']
  for (const kind of ['board', 'layer', 'draft', 'partydraft'] as const) {
    expect(rootsOf(kind)).toEqual(board)
  }
  for (const kind of ['scenario', 'decision', 'minutes'] as const) {
    expect(rootsOf(kind)).toEqual(['narrative', 'consequences', 'meta'])
  }
})
