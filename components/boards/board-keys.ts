import type { Tool } from './board-session'

/** What a key means on a board. */
export type BoardKey =
  | { do: 'tool'; tool: Tool }
  | { do: 'nudge'; by: readonly [number, number] }
  | { do: 'ask'; what: 'place' | 'relate' }
  | { do: 'find' | 'palette' }
  | { do: 'edit' | 'leave' | 'remove' | 'undo' | 'redo' | 'selectAll' | 'shortcuts' }
  | { do: 'duplicate' | 'group' | 'lock' | 'front' | 'back' }
  | { do: 'next' | 'previous' }
  | { do: 'fit' | 'fitSelection' | 'fullSize' | 'zoomIn' | 'zoomOut' }

export type ShortcutGroup = 'tools' | 'cards' | 'clipboard' | 'history' | 'view'

export type Shortcut = {
  group: ShortcutGroup
  /** Its words: `board.shortcuts.<name>`. */
  name: string
  /** The keys as people read them. */
  shows: string
  /** What is pressed, as `pressOf` writes it; nothing for what the mouse or the browser brings. */
  press: readonly string[]
  means?: BoardKey
}

/** Canvas units that an arrow moves a card, and with Shift. */
const STEP = 8
const LEAP = 40

const tool = (which: Tool): BoardKey => ({ do: 'tool', tool: which })

/** Every shortcut of the board; the keys and the list that `?` shows come from here. */
export const SHORTCUTS = [
  { group: 'tools', name: 'select', shows: 'V', press: ['v'], means: tool('select') },
  { group: 'tools', name: 'hand', shows: 'H', press: ['h'], means: tool('hand') },
  { group: 'tools', name: 'card', shows: 'C', press: ['c'], means: tool('card') },
  { group: 'tools', name: 'relation', shows: 'R', press: ['r'], means: tool('relation') },
  { group: 'tools', name: 'frame', shows: 'F', press: ['f'], means: tool('frame') },
  { group: 'tools', name: 'laser', shows: 'K', press: ['k'], means: tool('laser') },
  { group: 'cards', name: 'edit', shows: 'Enter', press: ['enter'], means: { do: 'edit' } },
  { group: 'cards', name: 'leave', shows: 'Esc', press: ['escape'], means: { do: 'leave' } },
  { group: 'cards', name: 'next', shows: 'Tab', press: ['tab'], means: { do: 'next' } },
  {
    group: 'cards',
    name: 'previous',
    shows: 'Shift Tab',
    press: ['shift+tab'],
    means: { do: 'previous' },
  },
  { group: 'cards', name: 'nudge', shows: '← ↑ → ↓', press: [] },
  { group: 'cards', name: 'nudgeFar', shows: 'Shift ← ↑ → ↓', press: [] },
  { group: 'cards', name: 'place', shows: 'M', press: ['m'], means: { do: 'ask', what: 'place' } },
  {
    group: 'cards',
    name: 'relate',
    shows: 'L',
    press: ['l'],
    means: { do: 'ask', what: 'relate' },
  },
  {
    group: 'cards',
    name: 'group',
    shows: 'G',
    press: ['g', 'ctrl+g'],
    means: { do: 'group' },
  },
  {
    group: 'cards',
    name: 'lock',
    shows: 'Ctrl Shift L',
    press: ['ctrl+shift+l'],
    means: { do: 'lock' },
  },
  {
    group: 'cards',
    name: 'front',
    shows: ']',
    press: [']', 'ctrl+arrowup'],
    means: { do: 'front' },
  },
  {
    group: 'cards',
    name: 'back',
    shows: '[',
    press: ['[', 'ctrl+arrowdown'],
    means: { do: 'back' },
  },
  {
    group: 'cards',
    name: 'remove',
    shows: 'Delete',
    press: ['delete', 'backspace'],
    means: { do: 'remove' },
  },
  {
    group: 'cards',
    name: 'selectAll',
    shows: 'Ctrl A',
    press: ['ctrl+a'],
    means: { do: 'selectAll' },
  },
  { group: 'clipboard', name: 'copy', shows: 'Ctrl C', press: [] },
  { group: 'clipboard', name: 'cut', shows: 'Ctrl X', press: [] },
  { group: 'clipboard', name: 'paste', shows: 'Ctrl V', press: [] },
  {
    group: 'clipboard',
    name: 'duplicate',
    shows: 'Ctrl D',
    press: ['ctrl+d'],
    means: { do: 'duplicate' },
  },
  { group: 'clipboard', name: 'dragCopy', shows: 'Alt drag', press: [] },
  { group: 'history', name: 'undo', shows: 'Ctrl Z', press: ['ctrl+z'], means: { do: 'undo' } },
  {
    group: 'history',
    name: 'redo',
    shows: 'Ctrl Shift Z',
    press: ['ctrl+shift+z', 'ctrl+y'],
    means: { do: 'redo' },
  },
  { group: 'view', name: 'fit', shows: 'Shift 1', press: ['shift+digit1'], means: { do: 'fit' } },
  {
    group: 'view',
    name: 'fitSelection',
    shows: 'Shift 2',
    press: ['shift+digit2'],
    means: { do: 'fitSelection' },
  },
  {
    group: 'view',
    name: 'fullSize',
    shows: 'Ctrl 0',
    press: ['ctrl+0'],
    means: { do: 'fullSize' },
  },
  { group: 'view', name: 'zoomIn', shows: '+', press: ['+'], means: { do: 'zoomIn' } },
  { group: 'view', name: 'zoomOut', shows: '−', press: ['-'], means: { do: 'zoomOut' } },
  { group: 'view', name: 'pan', shows: 'Space drag', press: [] },
  { group: 'view', name: 'noSnap', shows: 'Alt', press: [] },
  { group: 'view', name: 'menu', shows: 'Shift F10', press: [] },
  { group: 'view', name: 'find', shows: '/', press: ['/'], means: { do: 'find' } },
  {
    group: 'view',
    name: 'palette',
    shows: 'Ctrl K',
    press: ['ctrl+k'],
    means: { do: 'palette' },
  },
  { group: 'view', name: 'help', shows: '?', press: ['?'], means: { do: 'shortcuts' } },
] as const satisfies readonly Shortcut[]

export type ShortcutName = (typeof SHORTCUTS)[number]['name']

/** The keys of a shortcut, for a menu that offers the same. */
export function keysOf(name: ShortcutName): string {
  return SHORTCUTS.find((shortcut) => shortcut.name === name)?.shows ?? ''
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  arrowleft: [-1, 0],
  arrowright: [1, 0],
  arrowup: [0, -1],
  arrowdown: [0, 1],
}

const MEANINGS: ReadonlyMap<string, BoardKey> = new Map([
  ...SHORTCUTS.flatMap((shortcut) => {
    const means = 'means' in shortcut ? shortcut.means : null
    return means ? shortcut.press.map((press): [string, BoardKey] => [press, means]) : []
  }),
  ...Object.entries(ARROWS).flatMap(([key, [x, y]]): [string, BoardKey][] => [
    [key, { do: 'nudge', by: [x * STEP, y * STEP] }],
    [`shift+${key}`, { do: 'nudge', by: [x * LEAP, y * LEAP] }],
  ]),
])

export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>

/** What a key press asks for; `null` when it is none of ours. */
export function boardKey(pressed: Pressed): BoardKey | null {
  return MEANINGS.get(pressOf(pressed)) ?? null
}

/**
 * Cmd is Ctrl. With Shift, digits follow the key and not the layout, and signs stand for themselves.
 * AltGr is reported as Ctrl and Alt: signs that a layout has there stand for themselves, too.
 */
function pressOf({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string {
  const name = key.toLowerCase()
  const command = ctrlKey || metaKey
  if (altKey) return command && isSign(name) ? name : `alt+${name}`
  if (command) return shiftKey ? `ctrl+shift+${name}` : `ctrl+${name}`
  if (!shiftKey) return name
  if (/^Digit\d$/.test(code)) {
    const byKey = `shift+${code.toLowerCase()}`
    return SHIFTED_DIGITS.has(byKey) ? byKey : name
  }
  return isSign(name) ? name : `shift+${name}`
}

const SHIFTED_DIGITS = new Set(['shift+digit1', 'shift+digit2'])

function isSign(name: string): boolean {
  return name.length === 1 && !/\p{L}|\p{N}/u.test(name)
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
