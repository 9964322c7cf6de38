import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardTitle, changeTitle, createCards, deleteCards, moveCards } from '@/lib/cards/doc'
import type { NewCard } from '@/lib/cards/schema'
import { joinUnsaved, readUnsaved, unsavedAsText } from './unsaved'

const origin = { source: 'canvas' } as const

const card = (id: string, title: string, body = ''): NewCard => ({
  id,
  type: 'note',
  at: [0, 0],
  createdAt: 0,
  title,
  body,
})

/** A document that the server has, and what somebody then does to it without being heard. */
function afterwards(change: (doc: Y.Doc) => void) {
  const doc = new Y.Doc()
  createCards(doc, [card('known', 'Price of seaweed', 'It falls.')], origin)
  const saved = Y.encodeStateVector(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  change(doc)
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return {
    ofPage: readUnsaved(doc, Y.mergeUpdates(updates)),
    ofCopy: readUnsaved(copy, Y.encodeStateAsUpdate(copy, saved)),
  }
}

test('SYNC-24 a card that nobody else has is read whole, with its type and place', () => {
  const { ofPage, ofCopy } = afterwards((doc) =>
    createCards(doc, [{ ...card('mine', 'Kelp', 'Two\nlines'), at: [4, 8] }], origin),
  )
  expect(ofPage).toMatchObject({
    cards: [{ id: 'mine', title: 'Kelp', body: 'Two\nlines', at: [4, 8], isNew: true }],
    text: '',
    others: false,
  })
  expect(ofCopy).toEqual(ofPage)
  expect(unsavedAsText(ofPage)).toBe('Kelp\nTwo\nlines')
})

test('SYNC-24 of a card that others have, the whole is read and not a few letters', () => {
  const { ofPage } = afterwards((doc) => {
    const title = cardTitle(doc, 'known')
    if (title) changeTitle(title, { index: 0, remove: 5, insert: 'Cost' }, origin)
  })
  expect(ofPage.cards).toMatchObject([{ title: 'Cost of seaweed', isNew: false }])
  expect(ofPage.text).toBe('')
})

test('SYNC-24 words on a card that is gone are read as text', () => {
  const { ofPage } = afterwards((doc) => {
    const title = cardTitle(doc, 'known')
    if (title) changeTitle(title, { index: 16, remove: 0, insert: ' and kelp' }, origin)
    deleteCards(doc, ['known'], origin)
  })
  expect(ofPage).toEqual({ cards: [], text: 'and kelp', others: false })
})

test('SYNC-24 a move has no words and is told as another change', () => {
  const { ofPage } = afterwards((doc) => moveCards(doc, [{ id: 'known', at: [9, 9] }], origin))
  expect(ofPage).toEqual({ cards: [], text: '', others: true })
})

test('SYNC-24 what was typed and taken back is not read', () => {
  const { ofPage } = afterwards((doc) => {
    const title = cardTitle(doc, 'known')
    if (!title) return
    changeTitle(title, { index: 0, remove: 0, insert: 'Wrnog ' }, origin)
    changeTitle(title, { index: 0, remove: 6, insert: '' }, origin)
  })
  expect(ofPage.cards).toEqual([])
  expect(ofPage.text).toBe('')
})

test('SYNC-24 two notes become one, with the later of two readings of a card', () => {
  const { ofPage: one } = afterwards((doc) => createCards(doc, [card('a', 'Early')], origin))
  const { ofPage: two } = afterwards((doc) => createCards(doc, [card('a', 'Late')], origin))
  const joined = joinUnsaved({ ...one, text: 'same\nfirst' }, { ...two, text: 'same' })
  expect(joined.cards.map(({ title }) => title)).toEqual(['Late'])
  expect(joined.text).toBe('same\nfirst')
})

test('SYNC-24 words outside of cards are read too', () => {
  const { ofPage } = afterwards((doc) => doc.getText('narrative').insert(0, 'Once upon a time'))
  expect(ofPage).toEqual({ cards: [], text: 'Once upon a time', others: false })
})
