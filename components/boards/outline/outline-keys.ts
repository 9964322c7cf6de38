import type { Pressed } from '../board-keys'

/** What a key means on a row of the outline. */
export type OutlineKey =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'edit'
  | 'remove'
  | 'add'
  | 'relate'
  | 'groupAfter'
  | 'groupBefore'

const READING: Readonly<Record<string, OutlineKey>> = {
  arrowdown: 'next',
  arrowup: 'previous',
  home: 'first',
  end: 'last',
}

const WRITING: Readonly<Record<string, OutlineKey>> = {
  enter: 'edit',
  delete: 'remove',
  backspace: 'remove',
  n: 'add',
  l: 'relate',
}

const WITH_ALT: Readonly<Record<string, OutlineKey>> = {
  arrowdown: 'groupAfter',
  arrowup: 'groupBefore',
}

/** What a key press asks for on a row; readers only move. */
export function outlineKey(pressed: Pressed, { mayEdit }: { mayEdit: boolean }): OutlineKey | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.shiftKey) return null
  const key = pressed.key.toLowerCase()
  if (pressed.altKey) return mayEdit ? (WITH_ALT[key] ?? null) : null
  return READING[key] ?? (mayEdit ? (WRITING[key] ?? null) : null)
}
