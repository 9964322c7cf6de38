import { expect, test } from 'vitest'
import { asOfFrom, hasTooManyTags, tagsFrom } from './card-form'

test('a date may be a year, a month or a day', () => {
  for (const text of ['2026', '2026-05', '2026-05-17']) expect(asOfFrom(text)).toBe(text)
  expect(asOfFrom('')).toBeUndefined()
  for (const text of ['yesterday', '26', '2026-5', '17.05.2026']) expect(asOfFrom(text)).toBeNull()
})

test('tags come from one line, each once', () => {
  expect(tagsFrom('markets, power;  markets ,')).toEqual(['markets', 'power'])
  expect(tagsFrom(' , ;')).toBeUndefined()
})

test('the twenty-first tag is one too many, and a repeated one is not', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => `tag ${at}`)
  expect(hasTooManyTags([...twenty, 'tag 3'].join(', '))).toBe(false)
  expect(hasTooManyTags([...twenty, 'another'].join(', '))).toBe(true)
})
