import { expect, test } from 'vitest'
import {
  byCriticality,
  type DriverFigures,
  distance,
  driverStanding,
  isContested,
} from './impact-uncertainty'
import { figureOf } from './quantiles'

const driver = (impact: number, uncertainty: number, spread = 0): DriverFigures => ({
  impact: { median: impact, spread },
  uncertainty: { median: uncertainty, spread },
})

test('the vector of the method: medians 5, 4 and 2.5 of sectors are contested, 4 is the whole', () => {
  const sectors = [[5, 5, 4], [4], [2, 3]].map(figureOf)
  expect(figureOf([5, 5, 4, 4, 2, 3]).median).toBe(4)
  expect(sectors.map(({ median }) => median)).toEqual([5, 4, 2.5])
  expect(distance(sectors)).toBe(2.5)
  expect(isContested(sectors)).toBe(true)
})

test('two steps apart is contested, less is not, and one group contests nothing', () => {
  const at = (...medians: number[]) => medians.map((median) => ({ median, spread: 0 }))
  expect(isContested(at(2, 4))).toBe(true)
  expect(isContested(at(2.5, 4))).toBe(false)
  expect(isContested(at(5))).toBe(false)
  expect(distance([])).toBe(0)
})

test.each([
  [4, 4, 'critical'],
  [5, 3.5, null],
  [4, 2, 'predetermined'],
  [4, 2.5, null],
  [3.5, 5, null],
  [1, 1, null],
] as const)('impact %d and uncertainty %d is %s', (impact, uncertainty, standing) => {
  expect(driverStanding(driver(impact, uncertainty))).toBe(standing)
})

test('ranked by the product, then by the smaller spread', () => {
  const [best, sure, unsure, last] = [driver(5, 5), driver(4, 5), driver(5, 4, 2), driver(1, 1)]
  expect([last, unsure, sure, best].sort(byCriticality)).toEqual([best, sure, unsure, last])
})
