import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { cardTitle, createCards, deleteCards } from '@/lib/cards/doc'
import { BEFORE_JOINING } from '@/lib/sync/connection-state'
import { BoardSession } from './board-session'
import { moveThings } from './canvas/arranging'
import { DragWriter } from './canvas/drag-writer'
import { addCard, relate, removeCards } from './commands'
import type { LiveRoom, LiveState } from './live-room'

const JOINED: LiveState = { ...BEFORE_JOINING, link: 'joined', access: 'read-write' }

/** A room without a network: what matters here is what the board does with it. */
class Room implements LiveRoom {
  doc = new Y.Doc()
  awareness = new Awareness(this.doc)
  private now = BEFORE_JOINING
  private readonly listeners = new Set<() => void>()

  state = () => this.now
  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  close = () => this.awareness.destroy()
  dismissRefusal = () => undefined

  become(state: LiveState): void {
    this.now = state
    for (const listener of this.listeners) listener()
  }
}

let room: Room
let board: BoardSession
let leave: () => void

beforeEach(() => {
  vi.useFakeTimers()
  room = new Room()
  board = new BoardSession({
    snapshot: { cards: [], relations: [], placements: [], frames: [] },
    ability: { role: 'participant', edit: true, comment: true, facilitate: false },
    sector: 'firm',
  })
  leave = board.open(room)
})

afterEach(() => {
  leave()
  vi.useRealTimers()
})

test('nothing can be changed before the board is joined, nor by a reader', () => {
  expect(addCard(board, 'canvas', { at: [0, 0] })).toBeNull()
  room.become({ ...JOINED, access: 'read-only' })
  expect(addCard(board, 'canvas', { at: [0, 0] })).toBeNull()
  expect(board.content.ids()).toEqual([])
  room.become(JOINED)
  expect(addCard(board, 'canvas', { at: [0, 0] })).not.toBeNull()
})

test("a new card is chosen, open for typing, and seen from its writer's sector", () => {
  room.become(JOINED)
  const id = addCard(board, 'canvas', { at: [10, 20] })
  expect(board.ui.get()).toMatchObject({
    selection: [id],
    editing: { id, field: 'title' },
    tool: 'select',
  })
  expect(board.content.card(id ?? '')).toMatchObject({ at: [10, 20], sector: 'firm', type: 'note' })
})

test('each command is one step of undo', () => {
  room.become(JOINED)
  const id = addCard(board, 'canvas', { at: [0, 0] }) ?? ''
  const to = (x: number) =>
    board.change('canvas', (doc, origin) =>
      moveThings(doc, board.content, [{ id, at: [x, 0] }], origin),
    )
  to(8)
  to(16)
  board.history.undo()
  expect(board.content.card(id)?.at).toEqual([8, 0])
  board.history.undo()
  board.history.undo()
  expect(board.content.card(id)).toBeNull()
  board.history.redo()
  expect(board.content.card(id)?.at).toEqual([0, 0])
})

test('a card that another deletes is no longer chosen or edited', () => {
  room.become(JOINED)
  const id = addCard(board, 'canvas', { at: [0, 0] }) ?? ''
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(room.doc))
  deleteCards(other, [id], { source: 'canvas' })
  Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(other))
  expect(board.ui.get()).toMatchObject({ selection: [], editing: null })
})

test('whoever writes in a card that another deletes keeps its words; one who deletes it does not', () => {
  room.become(JOINED)
  const id = addCard(board, 'canvas', { at: [0, 0] }) ?? ''
  cardTitle(room.doc, id)?.insert(0, 'Half a thought')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(room.doc))
  deleteCards(other, [id], { source: 'canvas' })
  Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(other))
  expect(board.lost.get()).toMatchObject({ title: 'Half a thought' })

  board.lost.set(null)
  const own = addCard(board, 'canvas', { at: [0, 0] }) ?? ''
  cardTitle(room.doc, own)?.insert(0, 'Never mind')
  removeCards(board, 'canvas', [own])
  expect(board.lost.get()).toBeNull()
})

test('the same relation is not drawn twice, and none from a card to itself', () => {
  room.become(JOINED)
  const from = addCard(board, 'canvas', { at: [0, 0] }) ?? ''
  const to = addCard(board, 'canvas', { at: [400, 0] }) ?? ''
  const relation = { from, to, type: 'enables', polarity: '+', strength: 1 } as const
  const id = relate(board, 'canvas', relation)
  expect(relate(board, 'canvas', relation)).toBe(id)
  expect(relate(board, 'canvas', { ...relation, to: from })).toBeNull()
  expect(board.content.relations()).toHaveLength(1)
  removeCards(board, 'canvas', [to])
  expect(board.content.relations()).toHaveLength(0)
})

test('SYNC-2 a drag is written five times a second at most, and is one step of undo', () => {
  room.become(JOINED)
  const id = addCard(board, 'canvas', { at: [0, 0] }) ?? ''
  let writes = 0
  room.doc.on('update', () => {
    writes += 1
  })
  const drag = new DragWriter(board)
  const at = (x: number) => [{ id, at: [x, 0] as [number, number] }]
  drag.start()
  for (let step = 1; step <= 100; step += 1) {
    vi.advanceTimersByTime(20)
    drag.move(at(step))
  }
  drag.move(at(120))
  drag.drop()
  expect(writes).toBeGreaterThan(5)
  expect(writes).toBeLessThanOrEqual(12)
  expect(board.content.card(id)?.at).toEqual([120, 0])
  board.history.undo()
  expect(board.content.card(id)?.at).toEqual([0, 0])
})

test('SYNC-24 after a refusal the old content shows, unchangeable, until the new document is filled', () => {
  room.become(JOINED)
  createCards(room.doc, [{ id: 'a', type: 'note', at: [0, 0], createdAt: 0, title: 'Kept' }], {
    source: 'seed',
  })
  room.doc = new Y.Doc()
  room.become({ ...JOINED, link: 'connecting', access: 'unknown' })
  expect(board.content.card('a')?.title).toBe('Kept')
  expect(board.live.get().mayEdit).toBe(false)

  createCards(room.doc, [{ id: 'a', type: 'note', at: [0, 0], createdAt: 0, title: 'Again' }], {
    source: 'seed',
  })
  room.become(JOINED)
  expect(board.content.card('a')?.title).toBe('Again')
  expect(board.live.get().mayEdit).toBe(true)
  cardTitle(room.doc, 'a')?.insert(0, '> ')
  expect(board.content.card('a')?.title).toBe('> Again')
})
