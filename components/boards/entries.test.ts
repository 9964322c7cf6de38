import { expect, test } from 'vitest'
import { Entries } from './entries'

type Link = { id: string; ends: readonly string[] }

const links = () => {
  const entries = new Entries<Link>(({ id }) => id, { end: ({ ends }) => ends })
  entries.fill([
    { id: '2', ends: ['b', 'c'] },
    { id: '1', ends: ['a', 'b'] },
  ])
  return entries
}

test('entries stand in the order of their keys, and by each group that they belong to', () => {
  const entries = links()
  expect(entries.all().map(({ id }) => id)).toEqual(['1', '2'])
  expect(entries.of('end', 'b').map(({ id }) => id)).toEqual(['1', '2'])
  expect(entries.of('end', 'nowhere')).toEqual([])
})

test('a change leaves the groups that it does not touch as they are', () => {
  const entries = links()
  const [a, b] = [entries.of('end', 'a'), entries.of('end', 'b')]
  entries.update(['2'], () => ({ id: '2', ends: ['b', 'd'] }))
  expect(entries.of('end', 'a')).toBe(a)
  expect(entries.of('end', 'b')).not.toBe(b)
  expect(entries.of('end', 'c')).toEqual([])
})

test('an entry that is gone leaves its groups', () => {
  const entries = links()
  entries.update(['1'], () => null)
  expect(entries.get('1')).toBeNull()
  expect(entries.of('end', 'a')).toEqual([])
})
