import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  cardTitle,
  changeTitle,
  createCards,
  moveCards,
  readCard,
  setCardDetail,
} from '@/lib/cards/doc'
import { History } from './history'

const origin = { source: 'canvas' } as const

/** Two people at one board; `sync` brings each what the other has written. */
function two() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  const history = new History()
  history.follow(mine)
  const sync = () => {
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine), 'network')
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), 'network')
  }
  const kept: number[] = []
  history.onKept((cards) => kept.push(cards))
  return { mine, theirs, history, sync, kept }
}

function write(doc: Y.Doc, words: string, index: number) {
  const title = cardTitle(doc, 'a')
  if (!title) throw new Error('the card has no title')
  changeTitle(title, { index, remove: 0, insert: words }, origin)
}

const card = { id: 'a', title: 'Mine', type: 'note', at: [0, 0], createdAt: 1 } as const

test('undoing a card that others have written in takes one’s own words and leaves theirs', () => {
  const { mine, theirs, history, sync, kept } = two()
  createCards(mine, [{ ...card, at: [0, 0] }], origin)
  sync()
  write(theirs, ' and theirs', 4)
  sync()
  history.undo()
  sync()
  expect(readCard(mine, 'a')).toMatchObject({ title: ' and theirs', type: 'note', at: [0, 0] })
  expect(readCard(theirs, 'a')).toEqual(readCard(mine, 'a'))
  expect(kept).toEqual([1])
  history.redo()
  expect(readCard(mine, 'a')?.title).toBe('Mine and theirs')
})

test('a field that another has filled in keeps the card, too', () => {
  const { mine, theirs, history, sync, kept } = two()
  createCards(mine, [{ ...card, at: [0, 0] }], origin)
  sync()
  setCardDetail(theirs, 'a', { place: 'Bodø' }, origin)
  sync()
  history.undo()
  expect(readCard(mine, 'a')).toMatchObject({ place: 'Bodø', title: '' })
  expect(kept).toEqual([1])
})

test('a card that others have only moved goes', () => {
  const { mine, theirs, history, sync, kept } = two()
  createCards(mine, [{ ...card, at: [0, 0] }], origin)
  sync()
  moveCards(theirs, [{ id: 'a', at: [50, 50] }], origin)
  sync()
  history.undo()
  expect(readCard(mine, 'a')).toBeNull()
  expect(kept).toEqual([])
})

test('undo leaves where another has put a card since', () => {
  const { mine, theirs, history, sync } = two()
  createCards(theirs, [{ ...card, at: [0, 0] }], origin)
  sync()
  moveCards(mine, [{ id: 'a', at: [10, 10] }], origin)
  sync()
  moveCards(theirs, [{ id: 'a', at: [50, 50] }], origin)
  sync()
  history.undo()
  expect(readCard(mine, 'a')?.at).toEqual([50, 50])
})

test('one’s own later change of a field is still undone after others have written', () => {
  const { mine, theirs, history, sync, kept } = two()
  createCards(mine, [{ ...card, at: [0, 0] }], origin)
  history.mark()
  setCardDetail(mine, 'a', { evidence: 'weak' }, origin)
  sync()
  write(theirs, ' and theirs', 4)
  sync()
  history.undo()
  expect(readCard(mine, 'a')).toMatchObject({ title: 'Mine and theirs', type: 'note' })
  expect(readCard(mine, 'a')?.evidence).toBeUndefined()
  expect(kept).toEqual([])
})
