import { describe, expect, test } from 'vitest'
import { findLens, LENSES } from './catalogue'
import { lensFindings, placementAt, pointOf, zoneAt, zoneName, zonesOf } from './rules'
import type { Lens } from './types'

const NONE = { cards: [] }

function lens(id: string): Lens {
  const found = findLens(id)
  if (!found) throw new Error(`no lens ${id}`)
  return found
}

const text = (en: string) => ({ en, nb: en, nn: en })
const named = (id: string) => ({ id, name: text(id), hint: text(`${id} goes here.`) })
const card = (id: string, type: 'actor' | 'capability' | 'venture', sector?: 'firm') => ({
  id,
  type,
  title: id.toUpperCase(),
  ...(sector && { sector }),
})

describe.each(LENSES.map(({ id }) => id))('on %s', (id) => {
  test('a zone’s anchor is in that zone and in no other', () => {
    for (const zone of zonesOf(lens(id), NONE)) {
      expect(zoneAt(lens(id), zone.anchor, NONE)).toBe(zone.id)
    }
  })

  test('a card dropped on an anchor stands where it was dropped', () => {
    for (const zone of zonesOf(lens(id), NONE)) {
      const placement = placementAt(lens(id), zone.anchor, NONE)
      if (!placement) throw new Error(`nothing at ${zone.id}`)
      const point = pointOf(lens(id), { card: 'a', lens: id, ...placement }, NONE) ?? [-1, -1]
      expect(point[0]).toBeCloseTo(zone.anchor[0])
      expect(point[1]).toBeCloseTo(zone.anchor[1])
    }
  })
})

describe('a placement', () => {
  test('on continuous axes is counted from low to high, upwards too', () => {
    expect(placementAt(lens('impact-uncertainty'), [0.25, 0.1])).toEqual({ at: [0.25, 0.9] })
    expect(placementAt(lens('impact-uncertainty'), [0.25, 1.1])).toBeNull()
  })

  test('on stepped axes names both steps, the highest on top', () => {
    expect(placementAt(lens('governance-upgrading'), [0.6, 0.4])).toEqual({
      zone: 'quasi-hierarchy:functional',
    })
  })

  test('in a ring names ring and segment', () => {
    expect(zoneAt(lens('horizon-scan'), [0.52, 0.05])).toBe('20-years:social')
    expect(zoneName(lens('horizon-scan'), 'now:political', NONE)?.en).toBe('Now · Political')
  })

  test('beside every zone is none', () => {
    expect(placementAt(lens('triple-helix'), [0.02, 0.02])).toBeNull()
    expect(placementAt(lens('value-chain-phases'), [0.5, 0.5])).toBeNull()
  })
})

describe('a path with lanes', () => {
  const path: Lens = {
    id: 'own',
    version: 1,
    kind: 'path',
    name: text('Own'),
    help: text('Own.'),
    sources: [],
    steps: [{ ...named('one'), parts: [named('a'), named('b')] }, named('two')],
    lanes: [named('fast'), { ...named('slow'), steps: ['two'] }],
  }

  test('has a zone for each part of a step, in each lane that runs there', () => {
    expect(zonesOf(path, NONE).map(({ id }) => id)).toEqual([
      'one/a:fast',
      'one/b:fast',
      'two:fast',
      'two:slow',
    ])
  })

  test('whose lanes are cards has one for each, under the card’s title', () => {
    const board = { cards: [card('x', 'actor', 'firm'), card('y', 'actor'), card('z', 'venture')] }
    const ladder: Lens = { ...path, lanes: { cards: 'actor', sector: 'firm' } }
    expect(zonesOf(ladder, board).map(({ id }) => id)).toEqual(['one/a:x', 'one/b:x', 'two:x'])
    expect(zoneName(ladder, 'two:x', board)?.nb).toBe('two · X')
    expect(zonesOf(ladder, NONE)).toEqual([])
  })
})

test('a matrix has a cell for each row and column that the board has', () => {
  const matrix: Lens = {
    id: 'own',
    version: 1,
    kind: 'zones',
    name: text('Own'),
    help: text('Own.'),
    sources: [],
    zones: [],
    matrix: { rows: { cards: 'capability' }, columns: { cards: 'venture' }, hint: text('Why.') },
  }
  const board = { cards: [card('c', 'capability'), card('d', 'capability'), card('v', 'venture')] }
  expect(zonesOf(matrix, board).map(({ id }) => id)).toEqual(['c:v', 'd:v'])
  expect(zoneAt(matrix, [0.5, 0.9], board)).toBe('d:v')
})

test('findings look at the lens’s own placements of cards that exist', () => {
  const content = {
    cards: [
      { ...card('a', 'actor'), at: [0, 0] as [number, number], createdAt: 0, body: '' },
      { ...card('b', 'actor'), at: [0, 0] as [number, number], createdAt: 0, body: '' },
    ],
    relations: [],
    placements: [
      { card: 'a', lens: 'belonging', zone: 'inside:not-part' },
      { card: 'b', lens: 'triple-helix', zone: 'inside:not-part' },
      { card: 'gone', lens: 'belonging', zone: 'inside:not-part' },
    ],
  }
  expect(lensFindings(lens('belonging'), content)).toEqual([
    { check: 'inside-not-part', cards: ['a'], values: { count: 1 } },
  ])
})
