import { expect, test } from 'vitest'
import { filterIn, putFilter } from './filter-address'
import { type Filter, NO_FILTER } from './matching'

test('an address gives back the filter that was written into it, and keeps the rest', () => {
  const filter: Filter = {
    text: 'blå vekst',
    types: ['driver', 'note'],
    sectors: ['firm', 'none'],
    tags: ['a,b', 'c'],
    lens: 'horizon-scan',
  }
  const address = new URLSearchParams('card=1&tag=old')
  putFilter(address, filter)
  expect(filterIn(address)).toEqual(filter)
  expect(address.get('card')).toBe('1')
  putFilter(address, NO_FILTER)
  expect(String(address)).toBe('card=1')
})

test('what an address says that is not known is left out', () => {
  expect(filterIn(new URLSearchParams('type=dragon&sector=moon'))).toEqual(NO_FILTER)
})
