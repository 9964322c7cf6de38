import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CloseCode } from './close-codes'
import { BEFORE_JOINING, type ConnectionState, sameState, savedState } from './connection-state'
import { canKeep } from './keeping'
import { forgetEpochs } from './kept-epoch'
import type { RoomEvent } from './link'
import { LiveDocument } from './live-document'
import { followPage } from './page-life'
import { addToNote, dropNote, noteKey, type PrivateNote, RESTORED, readNote } from './private-note'
import { hasWords, type Unsaved } from './unsaved'
import { forgetMarks } from './unsaved-marks'

export type { ConnectionState } from './connection-state'
export type { RoomEvent } from './link'

export type ConnectOptions = {
  /** Room name, as `roomName` makes it. */
  room: string
  /** Who is signed in here; their copy on this device is theirs alone. */
  person: { id: string }
  /** What the person calls the document, for when they are told that something is not saved. */
  title?: string
  /** Address in front of the room name; that of the page when left out. */
  base?: string
  /** A document to start with. After a refusal the connection has another one. */
  doc?: Y.Doc
  /** The browser's own when left out. */
  socket?: typeof WebSocket
  fetch?: typeof globalThis.fetch
}

/** A live document. `doc` and `awareness` are replaced after a refusal; listeners are told. */
export type RoomConnection = {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  /** The same object until something changes. */
  state(): ConnectionState
  subscribe(listener: () => void): () => void
  /** Events about rows (SYNC-6): what to fetch again. */
  onEvent(listener: (event: RoomEvent) => void): () => void
  /** The person has kept what was refused. */
  dismissRefusal(): void
  /** Tries again now, such as after signing in again. */
  resume(): void
  /** Sends what waits and leaves. What is kept on this device stays. */
  close(): void
}

/** The server could not read what it was sent, or not all of it: sending it again would not help. */
const UNREADABLE: ReadonlySet<number> = new Set([
  CloseCode.malformed,
  CloseCode.tooLarge,
  CloseCode.frameTooLarge,
])

/** Connects to a room (docs/sync-protocol.md) and stays connected until closed. */
export function connectRoom(options: ConnectOptions): RoomConnection {
  return new Connection(options)
}

class Connection implements RoomConnection {
  readonly #options: ConnectOptions
  readonly #noteKey: string
  readonly #listeners = new Set<() => void>()
  readonly #eventListeners = new Set<(event: RoomEvent) => void>()
  readonly #unfollow: () => void
  #live: LiveDocument
  #note: PrivateNote | undefined
  #rebuilding = false
  #begunAgain = false
  #removed = false
  #state: ConnectionState
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(options: ConnectOptions) {
    this.#options = options
    this.#noteKey = noteKey(options.person.id, options.room)
    this.#note = readNote(this.#noteKey)
    this.#state = BEFORE_JOINING
    this.#live = this.#open(options.doc ?? new Y.Doc(), canKeep())
    this.#live.start()
    this.#unfollow = followPage({
      returned: () => this.#onReturn(),
      wentOffline: () => this.#live.link.reconnect(),
      leaves: () => this.#live.link.flush(),
      unload: (event) => this.#onUnload(event),
      stored: (key) => this.#onStored(key),
    })
  }

  get doc(): Y.Doc {
    return this.#live.doc
  }

  get awareness(): Awareness {
    return this.#live.awareness
  }

  state(): ConnectionState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onEvent(listener: (event: RoomEvent) => void): () => void {
    this.#eventListeners.add(listener)
    return () => this.#eventListeners.delete(listener)
  }

  dismissRefusal(): void {
    this.#note = undefined
    dropNote(this.#noteKey)
    this.#changed()
  }

  resume(): void {
    this.#live.link.resume()
    this.#changed()
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    clearTimeout(this.#timer)
    this.#unfollow()
    this.#live.leave()
    this.#listeners.clear()
    this.#eventListeners.clear()
  }

  #open(doc: Y.Doc, keep: boolean): LiveDocument {
    const { room, person, title = '', base, socket, fetch } = this.#options
    return new LiveDocument({
      doc,
      keep,
      room,
      person: person.id,
      title,
      base: base ?? pageBase(),
      socket: socket ?? globalThis.WebSocket,
      fetch: fetch ?? ((...request) => globalThis.fetch(...request)),
      onChange: () => this.#changed(),
      onEvent: (event) => {
        for (const listener of this.#eventListeners) listener(event)
      },
      onRejected: (code) => this.#rebuild(code),
      onRestored: () => this.#rebuild(RESTORED),
    })
  }

  /**
   * One refused update blocks its document for good (SYNC-24): the words are kept for the person and
   * the document is fetched anew, under a new client id.
   */
  #rebuild(code: PrivateNote['code']): void {
    if (this.#rebuilding) return
    this.#rebuilding = true
    const live = this.#live
    const unsaved = live.unsaved()
    const isWorthTelling = code !== RESTORED || hasWords(unsaved) || unsaved.others
    if (isWorthTelling)
      this.#note = addToNote(this.#noteKey, this.#note, this.#asNote(code, unsaved))
    const presence = live.awareness.getLocalState()
    live.link.stop()
    this.#changed()
    if (code === RESTORED && live.hasUnreadCopy) {
      // The next page reads it.
      live.closeCopy()
      queueMicrotask(() => this.#reopen(presence, { keep: false, marks: true }))
      return
    }
    // Before other tabs let go of the copy: they share the clean one once its epoch is put down.
    forgetEpochs(this.#options.person.id, this.#options.room)
    void live.wipeCopy().then((keep) => this.#reopen(presence, { keep, marks: false }))
  }

  /** A copy that could not be deleted holds what was refused, so nothing is read from it. */
  #reopen(
    presence: ReturnType<Awareness['getLocalState']>,
    { keep, marks }: { keep: boolean; marks: boolean },
  ): void {
    if (this.#closed) return
    const { person, room } = this.#options
    const blocked = this.#live
    if (!marks) forgetMarks(person.id, room)
    this.#live = this.#open(new Y.Doc(), keep)
    this.#live.awareness.setLocalState(presence)
    this.#rebuilding = false
    this.#live.start()
    this.#changed()
    blocked.destroy()
  }

  #asNote(code: PrivateNote['code'], unsaved: Unsaved): Omit<PrivateNote, 'kept'> {
    return { code, title: this.#options.title ?? '', ...unsaved }
  }

  #changed(): void {
    if (this.#closed) return
    this.#onEnd()
    if (!this.#live.hasNoAccess && !this.#rebuilding) this.#live.keepUp()
    const next = this.#read(Date.now())
    if (sameState(next, this.#state)) return
    this.#state = next
    for (const listener of [...this.#listeners]) listener()
  }

  #onEnd(): void {
    const { ended, ledger } = this.#live.link
    if (!ended || this.#rebuilding) return
    if (this.#live.hasNoAccess) {
      this.#onRemoved()
    } else if (UNREADABLE.has(ended.code) && !ledger.allSaved && !this.#begunAgain) {
      this.#begunAgain = true
      this.#rebuild(ended.code as PrivateNote['code'])
    }
  }

  /** Who has no access keeps no copy; their own unsaved words stay on the page until it is closed. */
  #onRemoved(): void {
    const live = this.#live
    void live.wipeCopy()
    if (this.#removed) return
    this.#removed = true
    dropNote(this.#noteKey)
    forgetMarks(this.#options.person.id, this.#options.room)
    if (live.link.ledger.allSaved) return
    this.#note = { ...this.#asNote(CloseCode.noAccess, live.unsaved()), kept: false }
  }

  #read(now: number): ConnectionState {
    const { link, isKept } = this.#live
    const { ended, ledger, joined, downSince } = link
    const { saved, lookAgainIn } = savedState(
      {
        downSince,
        allSaved: ledger.allSaved,
        unsavedSince: ledger.unsavedSince,
        kept: isKept,
      },
      now,
    )
    clearTimeout(this.#timer)
    if (lookAgainIn !== null) this.#timer = setTimeout(() => this.#changed(), lookAgainIn)
    return {
      saved,
      newest: ledger.allSaved ? 'committed' : isKept ? 'on-device' : 'in-page',
      link: ended ? 'closed' : joined ? 'joined' : 'connecting',
      access: link.access,
      ...(ended && { ended }),
      ...(this.#note && { refused: this.#note }),
    }
  }

  /** No reason to wait for the next attempt. */
  #onReturn(): void {
    const { ended } = this.#live.link
    if (!ended || ended.code === CloseCode.notSignedIn) this.resume()
  }

  /** Asks before the page goes, but only when something would go with it. */
  #onUnload(event: BeforeUnloadEvent): void {
    if (this.#live.signedOut) return
    const { newest } = this.#read(Date.now())
    if (newest === 'in-page' || this.#note?.kept === false) event.preventDefault()
  }

  /** The same person is done with the note in another tab. */
  #onStored(key: string | null): void {
    if (key !== this.#noteKey) return
    this.#note = readNote(key)
    this.#changed()
  }
}

function pageBase(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`
}
