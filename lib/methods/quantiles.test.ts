import { expect, test } from 'vitest'
import { figureOf, quantile } from './quantiles'

test('quartiles are those of Hyndman and Fan, type 7', () => {
  const numbers = [9, 2, 3, 4, 5, 5, 6, 7, 8, 9]
  expect([0.25, 0.5, 0.75].map((share) => quantile(numbers, share))).toEqual([4.25, 5.5, 7.75])
})

test('one number is all of its quantiles', () => {
  expect(quantile([3], 0)).toBe(3)
  expect(quantile([3], 1)).toBe(3)
  expect(figureOf([3])).toEqual({ median: 3, spread: 0 })
})

test('no numbers have no figure', () => {
  expect(() => figureOf([])).toThrow('no numbers')
})
