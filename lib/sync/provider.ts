import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { CloseCode } from './close-codes'
import { type ConnectionState, savedState } from './connection-state'
import { canKeep, Keeping } from './keeping'
import { Link, type RoomEvent } from './link'
import type { Rejection } from './messages'
import { textIn } from './unsaved-text'

export type { ConnectionState } from './connection-state'
export { wipeKept } from './keeping'
export type { RoomEvent } from './link'

export type ConnectOptions = {
  /** Room name, as `roomName` makes it. */
  room: string
  /** Who is signed in here; their copy on this device is theirs alone. */
  person: { id: string }
  /** Address in front of the room name; that of the page when left out. */
  base?: string
  /** A document to start with. After a refusal the connection has another one. */
  doc?: Y.Doc
  /** The browser's own when left out. */
  socket?: typeof WebSocket
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

type Session = { doc: Y.Doc; awareness: Awareness; link: Link; keeping: Keeping | null }

/** Connects to a room (docs/sync-protocol.md) and stays connected until closed. */
export function connectRoom(options: ConnectOptions): RoomConnection {
  return new Connection(options)
}

class Connection implements RoomConnection {
  readonly #options: ConnectOptions
  readonly #listeners = new Set<() => void>()
  readonly #eventListeners = new Set<(event: RoomEvent) => void>()
  #session: Session
  #refused: ConnectionState['refused']
  #state: ConnectionState
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(options: ConnectOptions) {
    this.#options = options
    this.#state = { saved: 'saved', link: 'connecting', access: 'unknown' }
    this.#session = this.#open(options.doc ?? new Y.Doc(), canKeep())
    this.#start(this.#session)
    if (typeof window !== 'undefined') {
      window.addEventListener('online', this.#onReturn)
      window.addEventListener('focus', this.#onReturn)
      window.addEventListener('pagehide', this.#onLeave)
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
    this.#refused = undefined
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
      window.removeEventListener('pagehide', this.#onLeave)
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
    const { room, person, socket = globalThis.WebSocket, base = pageBase() } = this.#options
    const awareness = new Awareness(doc)
    const onChange = () => this.#changed()
    const keeping = keep ? new Keeping(doc, { person: person.id, room, onChange }) : null
    const link = new Link({
      base,
      room,
      doc,
      awareness,
      socket,
      onChange,
      onEvent: (event) => {
        for (const listener of this.#eventListeners) listener(event)
      },
      onRejected: (code) => this.#rebuild(code),
    })
    return { doc, awareness, link, keeping }
  }

  /** What this device kept is read first, so that the first exchange covers it. */
  #start({ link, keeping }: Session): void {
    if (keeping) void keeping.ready.then(() => link.start())
    else link.start()
  }

  /**
   * One refused update blocks its document for good (SYNC-24): the words are kept for the person and
   * the document is fetched anew, under a new client id.
   */
  #rebuild(code: Rejection): void {
    const { link, keeping, awareness } = this.#session
    const text = textIn(link.ledger.unsaved)
    this.#refused = { code, text: [this.#refused?.text, text].filter(Boolean).join('\n') }
    const presence = awareness.getLocalState()
    link.stop()
    this.#changed()
    void (keeping?.wipe() ?? Promise.resolve(false)).then((gone) => this.#reopen(presence, gone))
  }

  /** A copy that could not be deleted holds what was refused, so nothing is read from it. */
  #reopen(presence: ReturnType<Awareness['getLocalState']>, keep: boolean): void {
    if (this.#closed) return
    const { doc, awareness } = this.#session
    this.#session = this.#open(new Y.Doc(), keep)
    this.#session.awareness.setLocalState(presence)
    this.#start(this.#session)
    this.#changed()
    awareness.destroy()
    doc.destroy()
  }

  #changed(): void {
    if (this.#closed) return
    const { link, keeping } = this.#session
    if (link.ended?.code === CloseCode.noAccess) void keeping?.wipe()
    else keeping?.confirm(link.ledger.newest)
    const next = this.#read(Date.now())
    if (same(next, this.#state)) return
    this.#state = next
    for (const listener of [...this.#listeners]) listener()
  }

  #read(now: number): ConnectionState {
    const { link, keeping } = this.#session
    const { ended, ledger, joined, downSince } = link
    const { saved, lookAgainIn } = savedState(
      {
        downSince,
        allSaved: ledger.allSaved,
        unsavedSince: ledger.unsavedSince,
        kept: keeping?.has(ledger.newest) ?? false,
      },
      now,
    )
    clearTimeout(this.#timer)
    if (lookAgainIn !== null) this.#timer = setTimeout(() => this.#changed(), lookAgainIn)
    return {
      saved,
      link: ended ? 'closed' : joined ? 'joined' : 'connecting',
      access: link.access,
      ...(ended && { ended }),
      ...(this.#refused && { refused: this.#refused }),
    }
  }

  /** Back at the page, or on the network: no reason to wait for the next attempt. */
  #onReturn = (): void => {
    const { ended } = this.#session.link
    if (!ended || ended.code === CloseCode.notSignedIn) this.resume()
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
    a.link === b.link &&
    a.access === b.access &&
    a.ended === b.ended &&
    a.refused === b.refused
  )
}
