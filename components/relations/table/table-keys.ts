import type { Pressed } from '../../boards/board-keys'

/** What a key means on a row of the table. */
export type TableKey = { do: 'move'; step: number } | { do: 'edit' | 'add' | 'remove' }

const READING: Readonly<Record<string, TableKey>> = {
  arrowdown: { do: 'move', step: 1 },
  arrowup: { do: 'move', step: -1 },
  home: { do: 'move', step: Number.NEGATIVE_INFINITY },
  end: { do: 'move', step: Number.POSITIVE_INFINITY },
}

const WRITING: Readonly<Record<string, TableKey>> = {
  enter: { do: 'edit' },
  n: { do: 'add' },
  delete: { do: 'remove' },
  backspace: { do: 'remove' },
}

/** What a key press asks for; readers only move. */
export function tableKey(pressed: Pressed, { mayEdit }: { mayEdit: boolean }): TableKey | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.shiftKey) return null
  const key = pressed.key.toLowerCase()
  return READING[key] ?? (mayEdit ? (WRITING[key] ?? null) : null)
}
