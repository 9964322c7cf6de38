import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { byParty } from './peer'
import { Presence } from './presence'

const ingrid = { id: 'p1', name: 'Ingrid', party: 'Nordvik', sector: 'firm', colour: '#aa5500' }
const ola = { id: 'p2', name: 'Ola', party: 'Vestland', sector: 'research', colour: '#0055aa' }

let mine: Awareness
let theirs: Awareness
let presence: Presence

beforeEach(() => {
  vi.useFakeTimers()
  mine = new Awareness(new Y.Doc())
  theirs = new Awareness(new Y.Doc())
  presence = new Presence()
  presence.follow(mine)
})

afterEach(() => {
  presence.stop()
  mine.destroy()
  theirs.destroy()
  vi.useRealTimers()
})

function theySay(state: Record<string, unknown>) {
  theirs.setLocalState(state)
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'network')
}

test('SYNC-22 nobody shows before the server has stamped who it is', () => {
  theySay({ cursor: { x: 1, y: 2 } })
  expect(presence.others()).toEqual([])
  theySay({ user: { name: 'no id' }, cursor: { x: 1, y: 2 } })
  expect(presence.others()).toEqual([])
  theySay({ user: ola, cursor: { x: 1, y: 2 } })
  expect(presence.others()).toEqual([ola])
})

test('a moving cursor wakes its own arrow and nothing else', () => {
  theySay({ user: ola, cursor: { x: 1, y: 2 }, selection: ['a'] })
  const heard: string[] = []
  presence.onPeer(theirs.clientID, () => heard.push('peer'))
  presence.onCursors(() => heard.push('cursors'))
  presence.onOthers(() => heard.push('others'))
  presence.onCompany('a', () => heard.push('card'))
  presence.onDragged(() => heard.push('drags'))
  const company = presence.companyOf('a')
  theySay({ user: ola, cursor: { x: 3, y: 4 }, selection: ['a'] })
  expect(heard).toEqual(['peer'])
  expect(presence.companyOf('a')).toBe(company)
})

test('cards show who holds them and who writes in them, until they let go', () => {
  theySay({ user: ola, selection: ['a', 'b'], editing: 'a' })
  expect(presence.companyOf('a')).toEqual({ selecting: [ola], editing: [ola] })
  expect(presence.companyOf('b')).toEqual({ selecting: [ola], editing: [] })
  theySay({ user: ola })
  expect(presence.companyOf('a')).toEqual({ selecting: [], editing: [] })
})

test('what others drag is known while they drag it', () => {
  theySay({ user: ola, dragging: [{ id: 'a', at: [5, 6] }] })
  expect([...presence.dragged()]).toEqual([['a', [5, 6]]])
  theySay({ user: ola, dragging: [] })
  expect(presence.dragged().size).toBe(0)
})

test('strange content shows nothing and breaks nothing', () => {
  theySay({ user: ola, cursor: 'here', selection: 7, dragging: [{ id: 1 }], editing: {} })
  expect(presence.others()).toEqual([ola])
  expect(presence.cursorClients()).toEqual([])
})

test('own movements are told together and not more often than others can see', () => {
  let told = 0
  mine.on('update', () => {
    told += 1
  })
  for (let x = 0; x < 50; x += 1) presence.tell({ cursor: { x, y: 0 } })
  presence.tell({ selection: Array.from({ length: 80 }, (_, index) => `card-${index}`) })
  vi.advanceTimersByTime(100)
  expect(told).toBe(1)
  const state = mine.getLocalState()
  expect(state?.cursor).toEqual({ x: 49, y: 0 })
  expect(state?.selection).toHaveLength(30)
})

test('a person on two devices is one person; parties come in the order of the helix', () => {
  const parties = byParty([
    { ...ola, sector: 'research' },
    { ...ingrid, sector: 'firm' },
    { ...ingrid, sector: 'firm' },
    { id: 'p3', name: 'Asta', party: 'Nordvik', sector: 'firm' },
    { id: 'p4', name: 'Obs', party: '', sector: null },
  ])
  expect(parties.map(({ name, people }) => [name, people.map((user) => user.name)])).toEqual([
    ['Nordvik', ['Asta', 'Ingrid']],
    ['Vestland', ['Ola']],
    ['', ['Obs']],
  ])
})
