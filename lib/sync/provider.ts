import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CloseCode } from './close-codes'
import { BEFORE_JOINING, type ConnectionState, savedState } from './connection-state'
import { canKeep, Keeping } from './keeping'
import { forgetEpochs, keepEpoch, keptEpoch } from './kept-epoch'
import { Link, type RoomEvent } from './link'
import { mergeUpdates } from './merge'
import { addToNote, dropNote, noteKey, type PrivateNote, RESTORED, readNote } from './private-note'
import { hasWords, readUnsaved } from './unsaved'
import { forgetMarks, UnsavedMarker, unsavedMarks } from './unsaved-marks'

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

type Session = {
  doc: Y.Doc
  awareness: Awareness
  link: Link
  keeping: Keeping | null
  marker: UnsavedMarker
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
  readonly #listeners = new Set<() => void>()
  readonly #eventListeners = new Set<(event: RoomEvent) => void>()
  #session: Session
  #note: PrivateNote | undefined
  #rebuilding = false
  #begunAgain = false
  #removed = false
  #state: ConnectionState
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(options: ConnectOptions) {
    this.#options = options
    this.#note = readNote(this.#noteKey)
    this.#state = BEFORE_JOINING
    this.#session = this.#open(options.doc ?? new Y.Doc(), canKeep())
    this.#start(this.#session)
    if (typeof window !== 'undefined') {
      window.addEventListener('online', this.#onReturn)
      window.addEventListener('focus', this.#onReturn)
      window.addEventListener('offline', this.#onOffline)
      window.addEventListener('pagehide', this.#onLeave)
      window.addEventListener('beforeunload', this.#onBeforeLeaving)
      window.addEventListener('storage', this.#onStorage)
    }
  }

  get doc(): Y.Doc {
    return this.#session.doc
  }

  get awareness(): Awareness {
    return this.#session.awareness
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
    this.#session.link.resume()
    this.#changed()
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    clearTimeout(this.#timer)
    if (typeof window !== 'undefined') {
      window.removeEventListener('online', this.#onReturn)
      window.removeEventListener('focus', this.#onReturn)
      window.removeEventListener('offline', this.#onOffline)
      window.removeEventListener('pagehide', this.#onLeave)
      window.removeEventListener('beforeunload', this.#onBeforeLeaving)
      window.removeEventListener('storage', this.#onStorage)
    }
    const { link, keeping, awareness } = this.#session
    link.flush()
    awareness.setLocalState(null)
    link.stop()
    awareness.destroy()
    void keeping?.close()
    this.#listeners.clear()
    this.#eventListeners.clear()
  }

  #open(doc: Y.Doc, keep: boolean): Session {
    const { room, person, title = '', base, socket, fetch } = this.#options
    const awareness = new Awareness(doc)
    const link = new Link({
      base: base ?? pageBase(),
      room,
      doc,
      awareness,
      socket: socket ?? globalThis.WebSocket,
      fetch: fetch ?? ((...request) => globalThis.fetch(...request)),
      logEpoch: keep ? keptEpoch(person.id, room) : undefined,
      onChange: () => this.#changed(),
      onEvent: (event) => {
        for (const listener of this.#eventListeners) listener(event)
      },
      onRejected: (code) => this.#rebuild(code),
      onLogEpoch: (epoch) => {
        if (keep) keepEpoch(person.id, { room, epoch })
      },
      onRestored: () => this.#rebuild(RESTORED),
    })
    const marker = new UnsavedMarker({ person: person.id, room, tab: doc.clientID, title })
    return { doc, awareness, link, marker, keeping: keep ? this.#keep(doc) : null }
  }

  #keep(doc: Y.Doc): Keeping {
    const { room, person } = this.#options
    return new Keeping(doc, { person: person.id, room, onChange: () => this.#changed() })
  }

  /** What this device kept is read first, so that the first exchange covers it. */
  #start({ link, keeping, marker }: Session): void {
    const { person, room } = this.#options
    void (keeping?.ready ?? Promise.resolve()).then(() => {
      const left = keeping ? unsavedMarks(person.id, room) : []
      if (marker.inherit(left)) link.ledger.inherit(Date.now())
      link.start()
    })
  }

  /**
   * One refused update blocks its document for good (SYNC-24): the words are kept for the person and
   * the document is fetched anew, under a new client id.
   */
  #rebuild(code: PrivateNote['code']): void {
    if (this.#rebuilding) return
    this.#rebuilding = true
    const { link, keeping, awareness } = this.#session
    const unsaved = this.#unsavedAs(code)
    const isWorthTelling = code !== RESTORED || hasWords(unsaved) || unsaved.others
    if (isWorthTelling) this.#note = addToNote(this.#noteKey, this.#note, unsaved)
    const presence = awareness.getLocalState()
    link.stop()
    this.#changed()
    if (code === RESTORED && keeping && !keeping.isRead) {
      // A copy that nobody has read yet may hold words of theirs: the next page reads it.
      void keeping.close()
      queueMicrotask(() => this.#reopen(presence, { keep: false, marks: true }))
      return
    }
    void (keeping?.wipe() ?? Promise.resolve(false)).then((keep) =>
      this.#reopen(presence, { keep, marks: false }),
    )
  }

  /** A copy that could not be deleted holds what was refused, so nothing is read from it. */
  #reopen(
    presence: ReturnType<Awareness['getLocalState']>,
    { keep, marks }: { keep: boolean; marks: boolean },
  ): void {
    if (this.#closed) return
    const { doc, awareness } = this.#session
    if (!marks) this.#forgetMarks()
    if (keep) forgetEpochs(this.#options.person.id, this.#options.room)
    this.#session = this.#open(new Y.Doc(), keep)
    this.#session.awareness.setLocalState(presence)
    this.#rebuilding = false
    this.#start(this.#session)
    this.#changed()
    awareness.destroy()
    doc.destroy()
  }

  #unsavedAs(code: PrivateNote['code']): Omit<PrivateNote, 'kept'> {
    const { doc, link, marker } = this.#session
    const update = mergeUpdates([marker.inherited(doc), link.ledger.unsaved])
    return { code, title: this.#options.title ?? '', ...readUnsaved(doc, update) }
  }

  #changed(): void {
    if (this.#closed) return
    this.#onEnd()
    this.#keepUp()
    const next = this.#read(Date.now())
    if (same(next, this.#state)) return
    this.#state = next
    for (const listener of [...this.#listeners]) listener()
  }

  /** Who has no access keeps no copy; their own unsaved words stay on the page until it is closed. */
  #onEnd(): void {
    const { link, keeping } = this.#session
    if (!link.ended || this.#rebuilding) return
    const { code } = link.ended
    if (code === CloseCode.noAccess) {
      void keeping?.wipe()
      if (this.#removed) return
      this.#removed = true
      dropNote(this.#noteKey)
      this.#forgetMarks()
      if (!link.ledger.allSaved) this.#note = { ...this.#unsavedAs(code), kept: false }
    } else if (UNREADABLE.has(code) && !link.ledger.allSaved && !this.#begunAgain) {
      this.#begunAgain = true
      this.#rebuild(code as PrivateNote['code'])
    }
  }

  /** Keeps the copy on this device, and the mark that something in it is not saved, up to date. */
  #keepUp(): void {
    const session = this.#session
    const { link, marker, doc } = session
    if (link.ended?.code === CloseCode.noAccess || this.#rebuilding) return
    const settled = link.joined && link.ledger.allSaved
    if (session.keeping?.begunAnew && settled && this.#isOfThisEpoch) {
      session.keeping = this.#keep(doc)
    }
    session.keeping?.confirm(link.ledger.newest)
    if (settled) marker.clear()
    else if (!link.ledger.allSaved) marker.mark(doc, () => link.ledger.unsaved)
  }

  /** Whether the copy that another tab began is of the same log as this document. */
  get #isOfThisEpoch(): boolean {
    const { person, room } = this.#options
    return keptEpoch(person.id, room) === this.#session.link.logEpoch
  }

  get #noteKey(): string {
    return noteKey(this.#options.person.id, this.#options.room)
  }

  #forgetMarks(): void {
    forgetMarks(this.#options.person.id, this.#options.room)
  }

  #read(now: number): ConnectionState {
    const { link, keeping } = this.#session
    const { ended, ledger, joined, downSince } = link
    const kept = keeping?.has(ledger.newest) ?? false
    const { saved, lookAgainIn } = savedState(
      {
        downSince,
        allSaved: ledger.allSaved,
        unsavedSince: ledger.unsavedSince,
        kept,
      },
      now,
    )
    clearTimeout(this.#timer)
    if (lookAgainIn !== null) this.#timer = setTimeout(() => this.#changed(), lookAgainIn)
    return {
      saved,
      newest: ledger.allSaved ? 'committed' : kept ? 'on-device' : 'in-page',
      link: ended ? 'closed' : joined ? 'joined' : 'connecting',
      access: link.access,
      ...(ended && { ended }),
      ...(this.#note && { refused: this.#note }),
    }
  }

  /** Back at the page, or on the network: no reason to wait for the next attempt. */
  #onReturn = (): void => {
    const { ended } = this.#session.link
    if (!ended || ended.code === CloseCode.notSignedIn) this.resume()
  }

  #onOffline = (): void => this.#session.link.reconnect()

  /** Asks before the page goes, but only when something would go with it. */
  #onBeforeLeaving = (event: BeforeUnloadEvent): void => {
    if (this.#session.keeping?.signedOut) return
    const { newest } = this.#read(Date.now())
    if (newest === 'in-page' || this.#note?.kept === false) event.preventDefault()
  }

  /** The same person is done with the note in another tab. */
  #onStorage = ({ key }: StorageEvent): void => {
    if (key !== this.#noteKey) return
    this.#note = readNote(key)
    this.#changed()
  }

  #onLeave = (): void => this.#session.link.flush()
}

function pageBase(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`
}

function same(a: ConnectionState, b: ConnectionState): boolean {
  return (
    a.saved === b.saved &&
    a.newest === b.newest &&
    a.link === b.link &&
    a.access === b.access &&
    a.ended === b.ended &&
    a.refused === b.refused
  )
}
