import { expect, test } from 'vitest'
import type { UnsavedCard } from '@/lib/sync/unsaved'
import { newCardsFrom } from './write-again'

const making = () => {
  let ids = 0
  return { id: () => `new-${++ids}`, now: 77, at: [5, 5] as [number, number] }
}

const card: UnsavedCard = {
  id: 'refused',
  type: 'driver',
  at: [10, 20],
  createdAt: 1,
  title: 'Kelp',
  body: 'Grows',
  sector: 'firm',
  isNew: true,
}

test('SYNC-24 a refused card is written anew, under another id, where it stood', () => {
  const { isNew, ...fields } = card
  expect(newCardsFrom({ cards: [card], text: '', others: false }, making())).toEqual([
    { ...fields, id: 'new-1', createdAt: 77 },
  ])
})

test('SYNC-24 what was changed on a card that others have becomes a card beside it', () => {
  const changed = { ...card, isNew: false }
  const [again] = newCardsFrom({ cards: [changed], text: '', others: false }, making())
  expect(again).toMatchObject({ id: 'new-1', at: [34, 44] })
})

test('SYNC-24 words without a card become a note, and none of them is cut off', () => {
  const long = 'x'.repeat(320)
  const [note] = newCardsFrom({ cards: [], text: `${long}\nsecond`, others: false }, making())
  expect(note).toMatchObject({ type: 'note', at: [5, 5], title: 'x'.repeat(300) })
  expect(note?.body).toBe(`${'x'.repeat(20)}\nsecond`)
})
