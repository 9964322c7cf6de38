import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { cardTitle, changeTitle, createCards, moveCards } from '@/lib/cards/doc'
import type { Dialect } from '../dialects'
import { written } from '../dialects/frames'
import { Visitor } from './visitor'

/** The title of the edited card is emptied at this length, as somebody would who writes it anew. */
const TITLE = 60
const ORIGIN = { source: 'canvas' } as const

/** An edit and when it was sent: whoever knows the editor's clocks up to here has it. */
export type Sent = { clock: number; at: number }

/** Somebody who edits one card: types into its title, or moves it. */
export class Editor {
  readonly client: number
  /** In order; those that only delete take no clock and are not in here. */
  readonly sent: Sent[] = []
  /** Milliseconds from each edit to its acknowledgement. */
  savedAfter: number[] = []
  readonly visitor: Visitor
  readonly #doc = new Y.Doc()
  readonly #dialect: Dialect
  readonly #card: string
  readonly #types: boolean
  readonly #sentAt: number[] = []
  #acknowledged = 0
  #clock = 0

  constructor(
    { port, dialect, cookie }: { port: number; dialect: Dialect; cookie: string },
    number: number,
  ) {
    this.client = this.#doc.clientID
    this.#dialect = dialect
    this.#card = crypto.randomUUID()
    this.#types = number % 2 === 0
    this.visitor = new Visitor({ port, dialect, cookie }, { onSaved: (head) => this.#saved(head) })
    this.#doc.on('update', (update: Uint8Array) => this.#send(update))
  }

  /** The edits that have been sent and not been acknowledged; 0 where nothing is. */
  get unsaved(): number {
    return this.#dialect.acknowledged ? this.#sentAt.length - this.#acknowledged : 0
  }

  makeCard(): void {
    createCards(
      this.#doc,
      [{ id: this.#card, type: 'driver', at: [0, 0], title: '', createdAt: Date.now() }],
      ORIGIN,
    )
  }

  edit(n: number): void {
    if (this.#types) this.#type(n)
    else moveCards(this.#doc, [{ id: this.#card, at: [n % 1000, n] }], ORIGIN)
  }

  #type(n: number): void {
    const title = cardTitle(this.#doc, this.#card)
    if (!title) throw new Error('an editor edits a card that it has not made')
    const isFull = title.length >= TITLE
    const change = isFull
      ? { index: 0, remove: title.length, insert: '' }
      : { index: title.length, remove: 0, insert: 'aeioum '[n % 7] ?? ' ' }
    changeTitle(title, change, ORIGIN)
  }

  /** Where this person's pointer is. */
  point(n: number): void {
    this.#clock += 1
    const state = { pointer: [n % 1000, n], user: { name: 'Kari Nordmann', colour: '#b3261e' } }
    const content = written((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, this.client)
      encoding.writeVarUint(encoder, this.#clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
    this.visitor.socket.send(this.#dialect.presence(content))
  }

  #send(update: Uint8Array): void {
    const at = performance.now()
    this.#sentAt.push(at)
    const clock = Y.getState(this.#doc.store, this.client)
    if (clock > (this.sent.at(-1)?.clock ?? 0)) this.sent.push({ clock, at })
    this.visitor.socket.send(...this.#dialect.update(update, this.#sentAt.length))
  }

  #saved(head: Uint8Array): void {
    const { acknowledged } = this.#dialect
    if (!acknowledged) return
    const upTo = Math.min(acknowledged(head, this.#acknowledged), this.#sentAt.length)
    const now = performance.now()
    for (; this.#acknowledged < upTo; this.#acknowledged++) {
      this.savedAfter.push(now - (this.#sentAt[this.#acknowledged] ?? now))
    }
  }
}
