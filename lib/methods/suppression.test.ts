import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { discloseFigures, type RatedGroup } from './suppression'

type Sector = 'firm' | 'research' | 'public'
type Group = RatedGroup<Sector, 'value'>

const group = (id: Sector, raters: number, agreed = false): Group => ({
  id,
  agreed,
  values: { value: Array.from({ length: raters }, (_, at) => 1 + (at % 5)) },
})

const disclose = (...groups: Group[]) => discloseFigures(groups, ['value'])
const shownIn = (...groups: Group[]) => disclose(...groups).groups.map(({ id }) => id)

test('nothing rated shows nothing and withholds nothing', () => {
  expect(disclose(group('firm', 0))).toEqual({ raters: 0, whole: null, groups: [], withheld: [] })
})

test('groups of five and more are shown beside the whole', () => {
  const { raters, whole, groups } = disclose(group('firm', 5), group('public', 6))
  expect(raters).toBe(11)
  expect(whole).toEqual({ value: { median: 3, spread: 2.5 } })
  expect(groups).toEqual([
    { id: 'firm', raters: 5, figures: { value: { median: 3, spread: 2 } } },
    { id: 'public', raters: 6, figures: { value: { median: 2.5, spread: 2.5 } } },
  ])
})

test('under five raters in all, nothing is shown but how many they are', () => {
  expect(disclose(group('firm', 3), group('public', 1))).toEqual({
    raters: 4,
    whole: null,
    groups: [],
    withheld: ['firm', 'public'],
  })
})

test('one small group takes the smallest other with it, so that no subtraction gives it away', () => {
  const shown = disclose(group('firm', 9), group('research', 6), group('public', 2))
  expect(shown.groups.map(({ id }) => id)).toEqual(['firm'])
  expect(shown.withheld).toEqual(['public', 'research'])
  expect(shown.whole).not.toBeNull()
})

test('two small groups that are fewer than five together take the third with them', () => {
  expect(shownIn(group('firm', 9), group('research', 2), group('public', 2))).toEqual([])
  expect(shownIn(group('firm', 9), group('research', 3), group('public', 2))).toEqual(['firm'])
})

test('a small group that agreed beforehand is shown', () => {
  const attributed = disclose(group('firm', 1, true), group('public', 2, true))
  expect(attributed.groups.map(({ id }) => id)).toEqual(['firm', 'public'])
  expect(attributed.whole).not.toBeNull()
})

test('one who did not agree keeps their own group withheld, and the whole while it is small', () => {
  const mixed = disclose(group('firm', 2, true), group('public', 2, false))
  expect(mixed).toMatchObject({ whole: null, withheld: ['public'] })
  expect(mixed.groups.map(({ id }) => id)).toEqual(['firm'])
})

test('what is left over beside the whole is never less than two groups and five raters', () => {
  const any = fc.record({
    firm: fc.tuple(fc.nat(12), fc.boolean()),
    research: fc.tuple(fc.nat(12), fc.boolean()),
    public: fc.tuple(fc.nat(12), fc.boolean()),
  })
  fc.assert(
    fc.property(any, (sizes) => {
      const groups = (['firm', 'research', 'public'] as const).map((id) => group(id, ...sizes[id]))
      const { whole, groups: shown, withheld, raters } = disclose(...groups)
      for (const one of shown) expect(one.raters >= 5 || sizes[one.id][1]).toBe(true)
      if (!whole || withheld.length === 0) return
      const left = raters - shown.reduce((sum, one) => sum + one.raters, 0)
      expect(left).toBeGreaterThanOrEqual(5)
      expect(withheld.length).toBeGreaterThanOrEqual(2)
    }),
  )
})
