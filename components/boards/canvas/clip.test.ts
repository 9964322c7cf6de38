import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCards, readCards } from '@/lib/cards/doc'
import { createFrames, readFrames } from '@/lib/frames/doc'
import { placeCards, readPlacements } from '@/lib/lenses/doc'
import { createRelations, readRelations } from '@/lib/relations/doc'
import { BoardContent } from '../board-content'
import { clipOf, clipText, readClip, renewed, writeClip } from './clip'

const origin = { source: 'canvas' } as const

function aBoard() {
  const doc = new Y.Doc()
  const card = (id: string, x: number) =>
    ({ id, title: `Card ${id}`, body: 'why', type: 'driver', at: [x, 0], createdAt: 1 }) as const
  createCards(
    doc,
    [card('a', 0), { ...card('b', 300), locked: true as const }, card('c', 600)].map((one) => ({
      ...one,
      at: [one.at[0], 0],
    })),
    origin,
  )
  const relation = (id: string, from: string, to: string) =>
    ({ id, from, to, type: 'leads-to', polarity: '+', strength: 2 }) as const
  createRelations(doc, [relation('ab', 'a', 'b'), relation('bc', 'b', 'c')], origin)
  placeCards(doc, [{ card: 'a', lens: 'swot', zone: 'strengths' }], origin)
  createFrames(doc, [{ id: 'f', title: 'Harbour', at: [-10, -10], size: [700, 300] }], origin)
  const content = new BoardContent({ cards: [], relations: [], placements: [], frames: [] })
  content.follow(doc)
  return content
}

/** What the copy says on another board, once it has been through a clipboard. */
function pasted(content: BoardContent, ids: string[]) {
  const clip = readClip(JSON.stringify(clipOf(content, ids)))
  if (!clip) throw new Error('the copy does not read')
  let next = 0
  const made = renewed(clip, {
    by: [10, 20],
    now: 1000,
    newId: () => {
      next += 1
      return `new-${next}`
    },
  })
  const doc = new Y.Doc()
  writeClip(doc, made, origin)
  return {
    cards: readCards(doc).cards,
    relations: readRelations(doc).relations,
    placements: readPlacements(doc).placements,
    frames: readFrames(doc).frames,
  }
}

test('a copy has new ids, its relations and placements among itself, and is unlocked', () => {
  const { cards, relations, placements, frames } = pasted(aBoard(), ['a', 'b', 'f'])
  expect(cards.map(({ title, at, locked }) => [title, at, locked])).toEqual([
    ['Card a', [10, 20], undefined],
    ['Card b', [310, 20], undefined],
  ])
  const [a, b] = cards.map(({ id }) => id)
  expect([a, b]).not.toContain('a')
  expect(relations).toMatchObject([{ from: a, to: b, strength: 2 }])
  expect(placements).toEqual([{ card: a, lens: 'swot', zone: 'strengths' }])
  expect(frames).toMatchObject([{ title: 'Harbour', at: [0, 10], size: [700, 300] }])
})

test('other programs get a line a card', () => {
  expect(clipText(clipOf(aBoard(), ['a', 'c']))).toBe('Card a\nCard c')
})

test('what is not a copy of ours, or a forged one, is not read', () => {
  const clip = clipOf(aBoard(), ['a'])
  const [card] = clip.cards
  expect(readClip('a line of words')).toBeNull()
  expect(readClip('{"type":"framsyn:clip:v1"}')).toBeNull()
  expect(readClip(JSON.stringify({ ...clip, cards: [] }))).toBeNull()
  for (const forged of [{ at: [0, null] }, { type: 'script' }, { title: 'x'.repeat(400) }]) {
    expect(readClip(JSON.stringify({ ...clip, cards: [{ ...card, ...forged }] }))).toBeNull()
  }
})
