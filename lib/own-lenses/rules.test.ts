import { expect, test } from 'vitest'
import { standsAtPoints, zonesOf } from '../lenses/rules'
import { lensFrom } from './rules'
import { type OwnLens, ownLensSchema } from './schema'

const kept = { id: '00000000-0000-4000-8000-000000000001', version: 3 }
const part = (id: string) => ({ id, name: `The ${id}`, hint: `What is ${id}` })
const lens = (own: object) => lensFrom(ownLensSchema.parse({ name: 'Ours', ...own }), kept)
const zoneIds = (own: object) => zonesOf(lens(own), { cards: [] }).map(({ id }) => id)

const axes = (axis: (name: string) => object) => ({
  kind: 'axes',
  axes: { x: axis('x'), y: axis('y') },
})

test('an own lens is known by an id that no lens of the catalogue has', () => {
  const made = lens({ kind: 'path', steps: [part('a'), part('b')], lanes: [] })
  expect(made).toMatchObject({ id: `own-${kept.id}`, version: 3, kind: 'path' })
  expect(made.name).toEqual({ en: 'Ours', nb: 'Ours', nn: 'Ours' })
})

test('zones fill the cells that they were drawn on', () => {
  const drawn = { ...part('left'), columns: [0, 6], rows: [3, 6] }
  const [zone] = zonesOf(lens({ kind: 'zones', zones: [drawn] }), { cards: [] })
  expect(zone).toMatchObject({
    id: 'left',
    shape: { kind: 'rectangle', from: [0, 0.5], to: [0.5, 1] },
    anchor: [0.25, 0.75],
  })
})

test('cards stand at points of continuous axes, and in cells of stepped ones', () => {
  const continuous = lens(axes((name) => ({ name, low: 'low', high: 'high' })))
  expect(standsAtPoints(continuous)).toBe(true)
  const stepped = axes((name) => ({ name, steps: [part('one'), part('two')] }))
  expect(zoneIds(stepped)).toEqual(['one:two', 'two:two', 'one:one', 'two:one'])
})

test('rings have a zone for each ring and segment, paths for each step and lane', () => {
  const rings = [part('now'), part('later')]
  const segments = [part('work'), part('home')]
  expect(zoneIds({ kind: 'rings', rings, segments })).toEqual([
    'now:work',
    'now:home',
    'later:work',
    'later:home',
  ])
  const path = { kind: 'path', steps: rings, lanes: segments }
  expect(zoneIds(path)).toEqual(['now:work', 'later:work', 'now:home', 'later:home'])
  expect(zoneIds({ ...path, loop: true })).toEqual(['now', 'later'])
})

test('only a lens that is assessed says so', () => {
  const path = { kind: 'path', steps: [part('a'), part('b')], lanes: [] } satisfies Partial<OwnLens>
  expect(lens({ ...path, assessed: true })).toHaveProperty('assessed', true)
  expect(lens(path)).not.toHaveProperty('assessed')
})
