import { expect, test } from 'vitest'
import { crossingYear } from './three-horizons'

const from2025 = (...shares: number[]) =>
  shares.map((share, index) => ({ year: 2025 + (20 / (shares.length - 1)) * index, share }))

test('the vector of the method: 80 to 20 and 5 to 65 over 2025 to 2045 cross in 2037.5', () => {
  expect(crossingYear(from2025(80, 20), from2025(5, 65))).toBe(2037.5)
})

test('years that only one horizon knows are read between its neighbours', () => {
  expect(crossingYear(from2025(80, 20), from2025(5, 35, 65))).toBeCloseTo(2037.5)
  expect(crossingYear(from2025(80, 80, 20), from2025(0, 100))).toBeCloseTo(2035 + (10 * 30) / 110)
})

test('lines that meet at the end have crossed there', () => {
  expect(crossingYear(from2025(60, 50), from2025(40, 50))).toBe(2045)
})

test('nothing crosses where the new stays below, prevails already, or shares no years', () => {
  expect(crossingYear(from2025(80, 60), from2025(5, 40))).toBeNull()
  expect(crossingYear(from2025(20, 10), from2025(30, 60))).toBeNull()
  expect(crossingYear(from2025(80, 20), [{ year: 2060, share: 90 }])).toBeNull()
  expect(crossingYear([], [])).toBeNull()
})
