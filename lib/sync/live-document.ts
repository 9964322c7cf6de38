import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { CloseCode } from './close-codes'
import { Keeping } from './keeping'
import { keepEpoch, keptEpoch, onEpochKept } from './kept-epoch'
import { Link, type RoomEvent } from './link'
import { mergeUpdates } from './merge'
import type { Rejection } from './messages'
import { readUnsaved, type Unsaved } from './unsaved'
import { UnsavedMarker, unsavedMarks } from './unsaved-marks'

export type LiveDocumentParts = {
  doc: Y.Doc
  /** Whether to keep a copy on this device. */
  keep: boolean
  room: string
  /** Id of the person whose copy it is. */
  person: string
  title: string
  base: string
  socket: typeof WebSocket
  fetch: typeof globalThis.fetch
  onChange: () => void
  onEvent: (event: RoomEvent) => void
  onRejected: (code: Rejection) => void
  onRestored: () => void
}

/**
 * A document with its link, its copy on this device, and the mark that something in it is not saved.
 * A refusal blocks all of it for good (SYNC-24), and another one takes its place.
 */
export class LiveDocument {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly link: Link
  readonly #parts: LiveDocumentParts
  readonly #marker: UnsavedMarker
  /** The copy that another tab has begun anew is shared as soon as it is known of which log it is. */
  readonly #stopWatching: () => void
  #keeping: Keeping | null

  constructor(parts: LiveDocumentParts) {
    const { doc, keep, room, person, title, base, socket, fetch } = parts
    this.#parts = parts
    this.doc = doc
    this.awareness = new Awareness(doc)
    this.link = new Link({
      base,
      room,
      doc,
      awareness: this.awareness,
      socket,
      fetch,
      logEpoch: keep ? keptEpoch(person, room) : undefined,
      onChange: parts.onChange,
      onEvent: parts.onEvent,
      onRejected: parts.onRejected,
      onLogEpoch: (epoch) => {
        if (keep) keepEpoch(person, { room, epoch })
      },
      onRestored: parts.onRestored,
    })
    this.#marker = new UnsavedMarker({ person, room, tab: doc.clientID, title })
    this.#keeping = keep ? this.#keep() : null
    const listener = parts.onChange
    this.#stopWatching = keep ? onEpochKept(person, { room, listener }) : () => undefined
  }

  /** What this device kept is read first, so that the first exchange covers it. */
  start(): void {
    const { person, room } = this.#parts
    void (this.#keeping?.ready ?? Promise.resolve()).then(() => {
      const left = this.#keeping ? unsavedMarks(person, room) : []
      if (this.#marker.inherit(left)) this.link.ledger.inherit(Date.now())
      this.link.start()
    })
  }

  /** What nobody has confirmed, of this tab and of those before it. */
  unsaved(): Unsaved {
    const inherited = this.#marker.inherited(this.doc)
    return readUnsaved(this.doc, mergeUpdates([inherited, this.link.ledger.unsaved]))
  }

  /** Whether the newest change is on this device's disk. */
  get isKept(): boolean {
    return this.#keeping?.has(this.link.ledger.newest) ?? false
  }

  /** A copy that nobody has read yet may hold words of theirs. */
  get hasUnreadCopy(): boolean {
    return this.#keeping !== null && !this.#keeping.isRead
  }

  /** The person has signed out in another tab and wants nothing kept. */
  get signedOut(): boolean {
    return this.#keeping?.signedOut ?? false
  }

  get hasNoAccess(): boolean {
    return this.link.ended?.code === CloseCode.noAccess
  }

  /** Keeps the copy on this device, and the mark that something in it is not saved, up to date. */
  keepUp(): void {
    const { joined, ledger } = this.link
    const settled = joined && ledger.allSaved
    if (this.#keeping?.begunAnew && settled && this.#isOfThisEpoch) this.#keeping = this.#keep()
    this.#keeping?.confirm(ledger.newest)
    if (settled) this.#marker.clear()
    else if (!ledger.allSaved) this.#marker.mark(this.doc, () => ledger.unsaved)
  }

  /** Lets go of the copy without deleting it. */
  closeCopy(): void {
    void this.#keeping?.close()
  }

  /** Answers whether there was a copy and it is gone. */
  wipeCopy(): Promise<boolean> {
    return this.#keeping?.wipe() ?? Promise.resolve(false)
  }

  /** Sends what waits, and leaves the room. The document stays, and so does its copy. */
  leave(): void {
    this.#stopWatching()
    this.link.flush()
    this.awareness.setLocalState(null)
    this.link.stop()
    this.awareness.destroy()
    this.closeCopy()
  }

  destroy(): void {
    this.#stopWatching()
    this.awareness.destroy()
    this.doc.destroy()
  }

  #keep(): Keeping {
    const { room, person, onChange } = this.#parts
    return new Keeping(this.doc, { person, room, onChange })
  }

  /** Whether the copy that another tab began is of the same log as this document. */
  get #isOfThisEpoch(): boolean {
    const { person, room } = this.#parts
    return keptEpoch(person, room) === this.link.logEpoch
  }
}
