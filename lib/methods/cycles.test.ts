import { expect, test } from 'vitest'
import { closesCycle, onCycles } from './cycles'

const chain = [
  { from: 'a', to: 'b' },
  { from: 'b', to: 'c' },
]

test('a link back to where a chain began closes a circle, a shortcut does not', () => {
  expect(closesCycle(chain, { from: 'c', to: 'a' })).toBe(true)
  expect(closesCycle(chain, { from: 'a', to: 'c' })).toBe(false)
  expect(closesCycle([], { from: 'a', to: 'a' })).toBe(true)
})

test('only the ends that lie on a circle are told, not those that lead to it', () => {
  expect(onCycles(chain)).toEqual([])
  expect(onCycles([...chain, { from: 'c', to: 'b' }])).toEqual(['b', 'c'])
})
