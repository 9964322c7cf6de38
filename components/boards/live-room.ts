import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** How a board's connection stands; the part of the provider's state that the board shows. */
export type LiveState = {
  saved: 'saved' | 'saving' | 'offline' | 'not-saved'
  link: 'connecting' | 'joined' | 'closed'
  access: 'read-write' | 'read-only' | 'unknown'
  ended?: { code: number; reason: string }
  refused?: unknown
}

/** A connected room as the board needs it; the document may be another one after a refusal. */
export type LiveRoom = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  state: () => LiveState
  subscribe: (listener: () => void) => () => void
  close: () => void
}

export const BEFORE_JOINING: LiveState = { saved: 'saved', link: 'connecting', access: 'unknown' }
