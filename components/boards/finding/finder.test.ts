import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCards, deleteCards, moveCards } from '@/lib/cards/doc'
import { placeCards } from '@/lib/lenses/doc'
import { BoardContent } from '../board-content'
import { Finder } from './finder'
import { NO_FILTER } from './matching'

const FROM = { source: 'canvas' } as const

function board(...titles: string[]) {
  const doc = new Y.Doc()
  const content = new BoardContent({ cards: [], relations: [], placements: [], frames: [] })
  const finder = new Finder(content)
  content.follow(doc)
  const cards = titles.map((title, at) => ({
    id: title,
    title,
    type: 'note' as const,
    at: [at * 300, 0] as [number, number],
    createdAt: at,
  }))
  createCards(doc, cards, FROM)
  return { doc, content, finder }
}

test('only cards that turn are told, and nothing is dimmed without a filter', () => {
  const { finder } = board('wind', 'wave', 'sun')
  const told: string[] = []
  for (const id of ['wind', 'wave', 'sun']) finder.onDimmed(id, () => told.push(id))
  finder.filter.update({ text: 'w' })
  expect(told).toEqual(['sun'])
  expect(finder.found()).toEqual(['wind', 'wave'])
  finder.filter.update({ text: 'wi' })
  expect(told).toEqual(['sun', 'wave'])
  finder.clear()
  expect(['wind', 'wave', 'sun'].filter(finder.isDimmed)).toEqual([])
})

test('the filter follows what others write, place and delete', () => {
  const { doc, finder } = board('wind', 'sun')
  finder.filter.update({ text: 'storm' })
  createCards(doc, [{ id: 's', title: 'Storm', type: 'note', at: [0, 0], createdAt: 9 }], FROM)
  expect(finder.found()).toEqual(['s'])
  deleteCards(doc, ['s'], FROM)
  expect(finder.found()).toEqual([])
  finder.filter.set({ ...NO_FILTER, lens: 'diamond' })
  placeCards(doc, [{ card: 'sun', lens: 'diamond', zone: 'demand' }], FROM)
  expect(finder.found()).toEqual(['sun'])
})

test('one steps through what is found as the page is read, round and round', () => {
  const { doc, finder } = board('wind', 'wave', 'sun')
  finder.filter.update({ text: 'w' })
  moveCards(doc, [{ id: 'wind', at: [0, 900] }], FROM)
  expect(finder.step(undefined, 1)).toEqual({ id: 'wave', number: 1 })
  expect(finder.step('wave', 1)).toEqual({ id: 'wind', number: 2 })
  expect(finder.step('wind', 1)).toEqual({ id: 'wave', number: 1 })
  expect(finder.step('sun', -1)).toEqual({ id: 'wind', number: 2 })
  finder.filter.update({ text: 'nothing' })
  expect(finder.step('wave', 1)).toBeNull()
})

test('the view that is open brings a card into view, and says when it has not got it', () => {
  const { finder } = board('wind')
  expect(finder.show('wind')).toBe(false)
  const shown: string[] = []
  const stop = finder.shows((id) => shown.push(id) > 0)
  expect(finder.show('wind')).toBe(true)
  stop()
  expect(finder.show('wind')).toBe(false)
  expect(shown).toEqual(['wind'])
})
