/** What a key means on a board. */
export type BoardKey =
  | { do: 'tool'; tool: 'select' | 'hand' | 'card' }
  | { do: 'nudge'; by: readonly [number, number] }
  | { do: 'edit' | 'leave' | 'remove' | 'undo' | 'redo' | 'selectAll' | 'shortcuts' }
  | { do: 'next' | 'previous' }
  | { do: 'fit' | 'fitSelection' | 'fullSize' | 'zoomIn' | 'zoomOut' }

export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>

/** Canvas units that an arrow moves a card, and with Shift. */
const STEP = 8
const LEAP = 40

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const PLAIN: Readonly<Record<string, BoardKey>> = {
  v: { do: 'tool', tool: 'select' },
  h: { do: 'tool', tool: 'hand' },
  c: { do: 'tool', tool: 'card' },
  enter: { do: 'edit' },
  escape: { do: 'leave' },
  delete: { do: 'remove' },
  backspace: { do: 'remove' },
  '?': { do: 'shortcuts' },
  '+': { do: 'zoomIn' },
  '-': { do: 'zoomOut' },
}

const WITH_COMMAND: Readonly<Record<string, BoardKey>> = {
  z: { do: 'undo' },
  y: { do: 'redo' },
  a: { do: 'selectAll' },
  '0': { do: 'fullSize' },
}

/** What a key press asks for; `null` when it is none of ours. Digits follow the key, not the layout. */
export function boardKey(pressed: Pressed): BoardKey | null {
  const { code, shiftKey, altKey } = pressed
  const key = pressed.key.toLowerCase()
  if (altKey) return null
  if (pressed.ctrlKey || pressed.metaKey) {
    if (key === 'z' && shiftKey) return { do: 'redo' }
    return WITH_COMMAND[key] ?? null
  }
  const arrow = ARROWS[pressed.key]
  if (arrow) {
    const far = shiftKey ? LEAP : STEP
    return { do: 'nudge', by: [arrow[0] * far, arrow[1] * far] }
  }
  if (key === 'tab') return { do: shiftKey ? 'previous' : 'next' }
  if (shiftKey && code === 'Digit1') return { do: 'fit' }
  if (shiftKey && code === 'Digit2') return { do: 'fitSelection' }
  return PLAIN[key] ?? null
}

/** Whether somebody is writing here, so that letters are letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') !==
    null
  )
}

/** Whether the text under the caret is shared, so that undo is the board's. */
export function isSharedText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-shared-text]') !== null
}
