import { expect, test } from 'vitest'
import { boardKey, type Pressed } from './board-keys'

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

test('arrows nudge, and further with Shift', () => {
  expect(boardKey(press('ArrowLeft'))).toEqual({ do: 'nudge', by: [-8, 0] })
  expect(boardKey(press('ArrowDown', { shiftKey: true }))).toEqual({ do: 'nudge', by: [0, 40] })
})

test('undo and redo by Ctrl and by Cmd', () => {
  expect(boardKey(press('z', { ctrlKey: true }))).toEqual({ do: 'undo' })
  expect(boardKey(press('Z', { metaKey: true, shiftKey: true }))).toEqual({ do: 'redo' })
  expect(boardKey(press('y', { ctrlKey: true }))).toEqual({ do: 'redo' })
})

test('Shift and a digit follow the key, so that a Norwegian layout has them too', () => {
  expect(boardKey(press('!', { code: 'Digit1', shiftKey: true }))).toEqual({ do: 'fit' })
  expect(boardKey(press('"', { code: 'Digit2', shiftKey: true }))).toEqual({ do: 'fitSelection' })
})

test('what the browser or the system needs is left to it', () => {
  for (const pressed of [
    press('c', { ctrlKey: true }),
    press('v', { metaKey: true }),
    press('ArrowLeft', { altKey: true }),
    press('F5'),
  ]) {
    expect(boardKey(pressed)).toBeNull()
  }
})
