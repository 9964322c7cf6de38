import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../cards/schema'
import { LENSES } from '../../lenses/catalogue'
import { standsAtPoints, zonesOf } from '../../lenses/rules'
import type { Placement } from '../../lenses/schema'
import { projectBoard } from '../../sync/projection'
import { anyBoard } from '../testing'
import { drawCanvas } from './canvas'
import { drawLens } from './lens'
import { widthOf, wrap } from './measure'

const words = { language: 'en', title: 'Tides & <b>"2040"</b>' } as const

/** Every tag is closed in turn, and nothing stands in the way of a strict reader. */
function expectWellFormed(svg: string): void {
  const open: string[] = []
  for (const [, close, name = '', single] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name)
    else if (!single) open.push(name)
  }
  expect(open).toEqual([])
  expect(svg.replace(/<\/?[a-zA-Z]+[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/)
  expect(svg).not.toMatch(/NaN|Infinity|undefined|\p{Cs}/u)
}

test('whatever stands on a board, its canvas is drawn as SVG that can be read', () => {
  fc.assert(
    fc.property(anyBoard, (doc) => expectWellFormed(drawCanvas(projectBoard(doc), words))),
    { numRuns: 100 },
  )
})

const cards = Array.from({ length: 30 }, (_, index): Card => {
  const type =
    (['actor', 'driver', 'capability', 'venture', 'option'] as const)[index % 5] ?? 'note'
  return {
    id: `c${index}`,
    type,
    at: [0, 0],
    createdAt: index,
    title: `No${index}`,
    body: '',
    sector: 'firm',
  }
})

describe.each(LENSES.map((lens) => [lens.id, lens] as const))('the lens %s', (_, lens) => {
  test('is drawn with all that stands on it', () => {
    const zones = zonesOf(lens, { cards })
    const placements = cards.map((card, index): Placement => {
      const on = { card: card.id, lens: lens.id }
      return standsAtPoints(lens)
        ? { ...on, at: [(index * 0.37) % 1, (index * 0.53) % 1] }
        : { ...on, zone: zones[index % zones.length]?.id ?? '' }
    })
    const svg = drawLens(lens, { cards, placements }, words)
    expectWellFormed(svg)
    for (const { title } of cards) expect(svg).toContain(`>${title}</tspan>`)
    expectWellFormed(drawLens(lens, { cards: [], placements: [] }, words))
  })
})

test('lines are no wider than they may be, and lose no letter but those they leave out', () => {
  const font = fc.record({ size: fc.integer({ min: 6, max: 30 }), bold: fc.boolean() })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), font, (text, { size, bold }) => {
      const width = size * 8
      const lines = wrap(text, { width, size, bold })
      for (const line of lines) expect(widthOf(line, { size, bold })).toBeLessThanOrEqual(width)
      expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''))
      const [only = '', ...more] = wrap(text, { width, size, bold, most: 1 })
      expect(more).toEqual([])
      if (lines.length > 1) expect(only.endsWith('…')).toBe(true)
    }),
  )
})
