import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { caretAfter, textChange } from './text-change'

test('the change turns the one text into the other, whatever they are', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '👍', '👎', '🏽') })
  fc.assert(
    fc.property(letters, letters, fc.nat(20), (before, after, at) => {
      const change = textChange(before, after, Math.min(at, after.length))
      const text = new Y.Doc().getText()
      text.insert(0, before)
      text.delete(change?.index ?? 0, change?.remove ?? 0)
      text.insert(change?.index ?? 0, change?.insert ?? '')
      expect(text.toString()).toBe(after)
    }),
  )
})

test('one emoji in place of another is exchanged whole', () => {
  expect(textChange('a 👍', 'a 👎', 4)).toEqual({ index: 2, remove: 2, insert: '👎' })
  expect(textChange('👍🏽 a', '👍🏾 a', 4)).toEqual({ index: 2, remove: 2, insert: '🏾' })
})

test('a letter typed beside its twin lands where the caret is', () => {
  expect(textChange('al', 'all', 3)).toEqual({ index: 2, remove: 0, insert: 'l' })
  expect(textChange('al', 'all', 2)).toEqual({ index: 1, remove: 0, insert: 'l' })
})

test('a replaced selection is one change', () => {
  expect(textChange('Global buyers', 'Global firms', 12)).toEqual({
    index: 7,
    remove: 6,
    insert: 'firms',
  })
})

test('equal texts need no change', () => {
  expect(textChange('same', 'same', 2)).toBeNull()
})

test('a caret moves with text before it and stays for text at or after it', () => {
  expect(caretAfter(4, [{ insert: 'ab' }])).toBe(6)
  expect(caretAfter(4, [{ retain: 4 }, { insert: 'ab' }])).toBe(4)
  expect(caretAfter(4, [{ retain: 1 }, { delete: 2 }])).toBe(2)
  expect(caretAfter(4, [{ retain: 3 }, { delete: 5 }])).toBe(3)
})
