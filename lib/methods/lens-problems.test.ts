import { describe, expect, test } from 'vitest'
import type { Lens, Shape } from '../lenses/types'
import { lensProblems } from './lens-problems'

const text = (en: string) => ({ en, nb: en, nn: en })
const named = (id: string) => ({ id, name: text(id), hint: text(`${id} goes here.`) })
const common = {
  id: 'own',
  version: 1,
  name: text('Own'),
  help: text('Ours.'),
  sources: [{ text: 'We 2026' }],
}
const box = (id: string, x: number, width: number) => ({
  ...named(id),
  shape: { kind: 'rectangle', from: [x, 0], to: [x + width, 1] } as Shape,
  anchor: [x + width / 2, 0.5] as const,
})
const zones = (...boxes: ReturnType<typeof box>[]): Lens => ({
  ...common,
  kind: 'zones',
  zones: boxes,
})
const problemsOf = (lens: Lens) => lensProblems(lens).map(({ problem, at }) => `${problem} ${at}`)

test('a sound lens has no problems, zones side by side among it', () => {
  expect(problemsOf(zones(box('a', 0, 0.5), box('b', 0.5, 0.5)))).toEqual([])
})

describe('is told of', () => {
  test('a text that lacks a language, and where', () => {
    const lens = zones({ ...box('a', 0, 0.5), hint: { ...text('Put it here.'), nn: ' ' } })
    expect(problemsOf(lens)).toEqual(['text-missing zones.0.hint'])
  })

  test('zones that overlap, leave the square, or have their anchor elsewhere', () => {
    expect(problemsOf(zones(box('a', 0, 0.52), box('b', 0.5, 0.5)))).toEqual([
      'zones-overlap a and b',
    ])
    expect(problemsOf(zones(box('a', 0.6, 0.5)))).toEqual(['outside-square a'])
    expect(problemsOf(zones({ ...box('a', 0, 0.5), anchor: [0.7, 0.5] }))).toEqual([
      'anchor-outside a',
    ])
  })

  test('ids that stand twice and edges that lead nowhere', () => {
    const lens: Lens = {
      ...common,
      kind: 'zones',
      zones: [box('a', 0, 0.4), box('a', 0.5, 0.4)],
      edges: [{ from: 'a', to: 'c' }],
    }
    expect(problemsOf(lens)).toEqual(['id-twice a', 'unknown-id c'])
  })

  test('a quadrant that names no step, a check that nobody knows, a missing source', () => {
    const axis = { name: text('X'), low: text('Low'), high: text('High') }
    const lens: Lens = {
      ...common,
      sources: [],
      kind: 'axes',
      x: axis,
      y: axis,
      quadrants: [{ ...named('q'), x: 'middle', y: 'low' }],
      checks: ['nothing-such'],
    }
    expect(problemsOf(lens)).toEqual([
      'no-source own',
      'unknown-check nothing-such',
      'unknown-id middle',
    ])
  })

  test('a loop with lanes, and a lane through a step that is not there', () => {
    const path: Lens = {
      ...common,
      kind: 'path',
      loop: true,
      steps: [named('one'), named('two')],
      lanes: [{ ...named('fast'), steps: ['three'] }],
    }
    expect(problemsOf(path)).toEqual(['loop-with-lanes own', 'unknown-id three'])
  })

  test('a lens where a card could stand nowhere', () => {
    expect(problemsOf(zones())).toEqual(['no-zones own'])
  })
})
