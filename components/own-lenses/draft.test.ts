import { expect, test } from 'vitest'
import { OWN_LENS_KINDS } from '@/lib/own-lenses/constants'
import { type OwnLens, overlaps, ownLensSchema } from '@/lib/own-lenses/schema'
import { moved, PRESETS, startOf, withSteps, wrongIn, zonesOfPreset } from './draft'

const counter = () => {
  let count = 0
  return () => {
    count += 1
    return `id-${count}`
  }
}
const ABOUT = { name: 'Ours', help: '', assessed: false }

test.each(PRESETS)('a preset of $zones zones fills the grid without overlap', (preset) => {
  const zones = zonesOfPreset(preset, [], counter())
  expect(zones).toHaveLength(preset.zones)
  const cells = zones.map(({ columns: [a, b], rows: [c, d] }) => (b - a) * (d - c))
  expect(cells.reduce((sum, count) => sum + count)).toBe(72)
  for (const [at, one] of zones.entries()) {
    expect(zones.slice(at + 1).some(overlaps(one))).toBe(false)
  }
})

test('another preset keeps the names and ids of the zones that remain', () => {
  const newId = counter()
  const [first] = zonesOfPreset({ columns: 2, rows: 1 }, [], newId)
  if (!first) throw new Error('no zone')
  const more = zonesOfPreset({ columns: 3, rows: 1 }, [{ ...first, name: 'Near' }], newId)
  expect(more[0]).toMatchObject({ id: first.id, name: 'Near', columns: [0, 4] })
})

test.each(OWN_LENS_KINDS)('a draft of %s says which names it still lacks', (kind) => {
  const draft = startOf(kind, ABOUT, counter())
  const wrong = wrongIn(draft)
  expect(wrong.size).toBeGreaterThan(2)
  for (const path of wrong) expect(path).toMatch(/\.(?:name|low|high)$/)
})

test('a draft with every name is a lens', () => {
  const draft = startOf('path', ABOUT, counter())
  if (draft.kind !== 'path') throw new Error('no path')
  const named: OwnLens = {
    ...draft,
    steps: draft.steps.map((step) => ({ ...step, name: step.id })),
  }
  expect(wrongIn(named)).toEqual(new Set())
  expect(ownLensSchema.safeParse(named).success).toBe(true)
})

test('zones on one another are said to be that', () => {
  const draft = startOf('zones', ABOUT, counter())
  if (draft.kind !== 'zones') throw new Error('no zones')
  const zones = draft.zones.map((zone) => ({ ...zone, name: zone.id, columns: [0, 6] }))
  expect(wrongIn({ ...draft, zones } as OwnLens)).toEqual(new Set(['overlap']))
})

test('axes get steps from their ends, and ends from their steps', () => {
  const axis = { name: 'How near', low: 'far', high: 'near' }
  const stepped = withSteps({ x: axis, y: axis }, true, counter())
  expect(stepped.x).toMatchObject({ steps: [{ name: 'far' }, { name: 'near' }] })
  expect(withSteps(stepped, false, counter())).toEqual({ x: axis, y: axis })
})

test('a part moves by one place', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
})
