import type { Card } from '@/lib/cards/schema'
import type { BoardContent } from '../board-content'
import { readingOrder } from '../reading-order'
import { Signals } from '../signals'
import { createStore } from '../store'
import { type Filter, matcherOf, NO_FILTER } from './matching'

/** Which cards the filter finds: what is dimmed, what one steps through, and where a view goes. */
export class Finder {
  readonly filter = createStore<Filter>(NO_FILTER)
  /** How often somebody has asked for the bar since it was closed; 0 while it is closed. */
  readonly asked = createStore(0)
  private matcher: ((card: Card) => boolean) | null = null
  private dim = new Set<string>()
  private readonly signals = new Signals()
  private list: readonly string[] = []
  private views: ((id: string) => boolean)[] = []
  private order: (() => readonly string[]) | null = null

  constructor(private readonly content: BoardContent) {
    this.filter.subscribe(this.look)
    content.onCards(this.lookAt)
    content.onPlacements(() => {
      if (this.filter.get().lens) this.look()
    })
  }

  isSet = (): boolean => this.matcher !== null
  /** Whether the filter finds the card; without a filter it finds all. */
  matches = (id: string): boolean => !this.dim.has(id)
  isDimmed = (id: string): boolean => this.dim.has(id)
  /** Tells when this card is found or lost; never wakes anybody for another card. */
  onDimmed = (id: string, listener: () => void) => this.signals.on(`card:${id}`, listener)
  /** Tells when the list of what is found changes. */
  onFound = (listener: () => void) => this.signals.on('found', listener)

  /** What is found, in the order of the page; the same array until it changes. */
  found = (): readonly string[] => {
    if (!this.matcher) return this.content.ids()
    const now = this.content.ids().filter(this.matches)
    if (now.length !== this.list.length || now.some((id, at) => id !== this.list[at])) {
      this.list = now
    }
    return this.list
  }

  /** Opens the bar, or takes the keyboard back to it. */
  start = (): void => this.asked.set(this.asked.get() + 1)

  clear = (): void => this.filter.set(NO_FILTER)

  /** Shows everything again and closes the bar. */
  end = (): void => {
    this.clear()
    this.asked.set(0)
  }

  /** A view that can show a card; it answers whether it did. Returns a function that ends it. */
  shows(view: (id: string) => boolean, order?: () => readonly string[]): () => void {
    this.views = [...this.views, view]
    if (order) this.order = order
    return () => {
      this.views = this.views.filter((one) => one !== view)
      if (this.order === order) this.order = null
    }
  }

  /** Brings a card into view, without moving the keyboard's focus; `false` when no view has it. */
  show = (id: string): boolean => this.views.some((view) => view(id))

  /** The found card after or before the given one, round and round, and its number from 1. */
  step(from: string | undefined, by: 1 | -1): { id: string; number: number } | null {
    const found = new Set(this.found())
    const cards = this.content.all()
    const order = (this.order?.() ?? readingOrder(cards)).filter((id) => found.has(id))
    if (order.length === 0) return null
    const at = from === undefined ? -1 : order.indexOf(from)
    const next =
      at === -1 ? (by === 1 ? 0 : order.length - 1) : (at + by + order.length) % order.length
    const id = order[next]
    return id === undefined ? null : { id, number: next + 1 }
  }

  private look = (): void => {
    this.matcher = matcherOf(this.filter.get(), {
      isOn: (card, lens) => this.content.placementsOf(card).some((one) => one.lens === lens),
    })
    this.settle(new Set([...this.content.ids(), ...this.dim]))
  }

  private lookAt = (ids: ReadonlySet<string>): void => {
    if (this.matcher) this.settle(ids)
    else this.signals.emit('found')
  }

  private settle(ids: ReadonlySet<string>): void {
    const turned: string[] = []
    for (const id of ids) {
      const card = this.content.card(id)
      const dims = card !== null && this.matcher !== null && !this.matcher(card)
      if (dims === this.dim.has(id)) continue
      if (dims) this.dim.add(id)
      else this.dim.delete(id)
      turned.push(id)
    }
    for (const id of turned) this.signals.emit(`card:${id}`)
    this.signals.emit('found')
  }
}
