import { expect, test } from 'vitest'
import type { Pressed } from '../board-keys'
import { outlineKey } from './outline-keys'

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

test('a writer has all keys and a reader only those that move', () => {
  expect(outlineKey(press('Enter'), { mayEdit: true })).toBe('edit')
  expect(outlineKey(press('ArrowUp', { altKey: true }), { mayEdit: true })).toBe('up')
  expect(outlineKey(press('ArrowUp'), { mayEdit: false })).toBe('previous')
  for (const key of ['Enter', 'Delete', 'n', 'l', 'm']) {
    expect(outlineKey(press(key), { mayEdit: false })).toBeNull()
  }
  expect(outlineKey(press('n', { ctrlKey: true }), { mayEdit: true })).toBeNull()
})

test('Shift chooses more, and with Alt it moves to another group', () => {
  const shift = { shiftKey: true }
  expect(outlineKey(press('ArrowDown', shift), { mayEdit: true })).toBe('alsoNext')
  expect(outlineKey(press('ArrowDown', { ...shift, altKey: true }), { mayEdit: true })).toBe(
    'groupAfter',
  )
})
