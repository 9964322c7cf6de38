import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardTitle, createCards, deleteCards, moveCards } from '@/lib/cards/doc'
import { createRelations } from '@/lib/relations/doc'
import { BoardContent } from './board-content'

const origin = { source: 'canvas' } as const

function following(...ids: string[]) {
  const doc = new Y.Doc()
  createCards(
    doc,
    ids.map((id, createdAt) => ({ id, type: 'note', at: [0, 0], createdAt, title: id })),
    origin,
  )
  const content = new BoardContent({ cards: [], relations: [], placements: [], frames: [] })
  content.follow(doc)
  return { doc, content }
}

test("the server's cards show until the live document is there, then the document's do", () => {
  const content = new BoardContent({
    cards: [{ id: 'old', type: 'note', at: [0, 0], createdAt: 0, title: 'Old', body: '' }],
    relations: [],
    placements: [],
    frames: [],
  })
  expect(content.ids()).toEqual(['old'])
  const heard: string[] = []
  content.onCard('old', () => heard.push('old'))
  content.onIds(() => heard.push('ids'))

  const doc = new Y.Doc()
  createCards(doc, [{ id: 'new', type: 'note', at: [0, 0], createdAt: 0, title: 'New' }], origin)
  content.follow(doc)
  expect(content.ids()).toEqual(['new'])
  expect(content.card('old')).toBeNull()
  expect(heard).toEqual(['old', 'ids'])
})

test('a change to one card wakes those who look at it and nobody else', () => {
  const { doc, content } = following('a', 'b')
  const heard: string[] = []
  content.onCard('a', () => heard.push('a'))
  content.onCard('b', () => heard.push('b'))
  content.onIds(() => heard.push('ids'))
  const before = content.card('b')
  const ids = content.ids()

  cardTitle(doc, 'a')?.insert(0, 'x')
  expect(heard).toEqual(['a'])
  expect(content.card('a')?.title).toBe('xa')
  expect(content.card('b')).toBe(before)
  expect(content.ids()).toBe(ids)
})

test('cards that come and go change the order once', () => {
  const { doc, content } = following('a')
  let changes = 0
  content.onIds(() => {
    changes += 1
  })
  createCards(doc, [{ id: 'b', type: 'note', at: [0, 0], createdAt: 9, title: 'b' }], origin)
  deleteCards(doc, ['a'], origin)
  expect(content.ids()).toEqual(['b'])
  expect(changes).toBe(2)
})

test('relations are found by either of their cards', () => {
  const { doc, content } = following('a', 'b', 'c')
  createRelations(
    doc,
    [{ id: 'r', from: 'a', to: 'b', type: 'enables', polarity: '+', strength: 1 }],
    origin,
  )
  expect(content.relationsOf('a').map(({ id }) => id)).toEqual(['r'])
  expect(content.relationsOf('b')).toEqual(content.relationsOf('a'))
  expect(content.relationsOf('c')).toEqual([])
})

test('a document that is no longer followed changes nothing', () => {
  const { doc, content } = following('a')
  content.follow(new Y.Doc())
  moveCards(doc, [{ id: 'a', at: [5, 5] }], origin)
  expect(content.ids()).toEqual([])
})
