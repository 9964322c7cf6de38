import type { Pressed } from '../board-keys'

/** What a key means on a row of the outline. */
export type OutlineKey =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'alsoNext'
  | 'alsoPrevious'
  | 'edit'
  | 'remove'
  | 'add'
  | 'place'
  | 'relate'
  | 'down'
  | 'up'
  | 'groupAfter'
  | 'groupBefore'

type Entry = { shows: string; name: string; press: Readonly<Record<string, OutlineKey>> }

/** Keys that readers have too, then those of writers; the help under the list shows the same. */
export const READING_KEYS = [
  {
    shows: '↑ ↓',
    name: 'next',
    press: { arrowdown: 'next', arrowup: 'previous', home: 'first', end: 'last' },
  },
] as const satisfies readonly Entry[]

export const WRITING_KEYS = [
  { shows: 'Enter', name: 'editHere', press: { enter: 'edit' } },
  { shows: 'N', name: 'newHere', press: { n: 'add' } },
  { shows: 'M', name: 'placeHere', press: { m: 'place' } },
  { shows: 'L', name: 'relateHere', press: { l: 'relate' } },
  {
    shows: 'Shift ↑ ↓',
    name: 'chooseMore',
    press: { 'shift+arrowdown': 'alsoNext', 'shift+arrowup': 'alsoPrevious' },
  },
  { shows: 'Alt ↑ ↓', name: 'reorder', press: { 'alt+arrowdown': 'down', 'alt+arrowup': 'up' } },
  {
    shows: 'Alt Shift ↑ ↓',
    name: 'moveHere',
    press: { 'alt+shift+arrowdown': 'groupAfter', 'alt+shift+arrowup': 'groupBefore' },
  },
  { shows: 'Delete', name: 'removeHere', press: { delete: 'remove', backspace: 'remove' } },
] as const satisfies readonly Entry[]

const pressesOf = (entries: readonly Entry[]) =>
  new Map(entries.flatMap(({ press }) => Object.entries(press)))

const READING = pressesOf(READING_KEYS)
const WRITING = pressesOf(WRITING_KEYS)

/** What a key press asks for on a row; readers only move. */
export function outlineKey(pressed: Pressed, { mayEdit }: { mayEdit: boolean }): OutlineKey | null {
  if (pressed.ctrlKey || pressed.metaKey) return null
  const held = `${pressed.altKey ? 'alt+' : ''}${pressed.shiftKey ? 'shift+' : ''}`
  const press = held + pressed.key.toLowerCase()
  return READING.get(press) ?? (mayEdit ? (WRITING.get(press) ?? null) : null)
}
