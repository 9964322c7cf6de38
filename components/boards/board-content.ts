import type * as Y from 'yjs'
import { observeCards, readCard, readCards } from '@/lib/cards/doc'
import type { Card } from '@/lib/cards/schema'
import { observeFrames, readFrame, readFrames } from '@/lib/frames/doc'
import type { Frame } from '@/lib/frames/schema'
import { observePlacements, placementKey, readPlacement, readPlacements } from '@/lib/lenses/doc'
import type { Placement } from '@/lib/lenses/schema'
import { observeRelations, readRelation, readRelations } from '@/lib/relations/doc'
import type { Relation } from '@/lib/relations/schema'
import type { BoardProjection } from '@/lib/sync/projection'
import { Entries } from './entries'
import { Signals } from './signals'

export type Snapshot = Pick<BoardProjection, 'cards' | 'relations' | 'placements' | 'frames'>

type CardsListener = (changed: ReadonlySet<string>) => void

/**
 * What the board says, kept as plain values so that each card re-renders alone.
 * It starts from the server's projection and follows the live document once that is there.
 */
export class BoardContent {
  private cards = new Map<string, Card>()
  private order: readonly string[] = []
  private readonly links = new Entries<Relation>(({ id }) => id, {
    card: ({ from, to }) => [from, to],
  })
  private readonly places = new Entries<Placement>(placementKey, {
    card: ({ card }) => [card],
    lens: ({ lens }) => [lens],
  })
  private readonly areas = new Entries<Frame>(({ id }) => id, {})
  private readonly signals = new Signals()
  private readonly cardsListeners = new Set<CardsListener>()
  private readonly takenListeners = new Set<(card: Card) => void>()
  private detach: () => void = () => undefined

  constructor(snapshot: Snapshot) {
    this.fill(snapshot)
  }

  /** Follows a document from now on, instead of the one followed before. */
  follow(doc: Y.Doc): void {
    this.detach()
    const stopCards = observeCards(doc, (ids, isOwn) => this.readAgain(doc, ids, isOwn))
    const stopRelations = observeRelations(doc, (ids) => {
      this.links.update(ids, (id) => readRelation(doc, id))
      this.signals.emit('relations')
    })
    const stopPlacements = observePlacements(doc, (keys) => {
      this.places.update(keys, (key) => readPlacement(doc, key))
      this.signals.emit('placements')
    })
    const stopFrames = observeFrames(doc, (ids) => {
      this.areas.update(ids, (id) => readFrame(doc, id))
      this.signals.emit('frames')
    })
    this.detach = () => {
      stopCards()
      stopRelations()
      stopPlacements()
      stopFrames()
    }
    const before = this.cards
    this.fill({
      cards: readCards(doc).cards,
      relations: readRelations(doc).relations,
      placements: readPlacements(doc).placements,
      frames: readFrames(doc).frames,
    })
    this.announce(new Set([...before.keys(), ...this.cards.keys()]), true)
    this.signals.emit('relations')
    this.signals.emit('placements')
    this.signals.emit('frames')
  }

  stop(): void {
    this.detach()
    this.detach = () => undefined
  }

  card = (id: string): Card | null => this.cards.get(id) ?? null
  /** Ids of all cards, oldest first. The array is the same until a card comes or goes. */
  ids = (): readonly string[] => this.order
  all = (): Card[] => this.order.flatMap((id) => this.cards.get(id) ?? [])
  relations = (): readonly Relation[] => this.links.all()
  relation = (id: string): Relation | null => this.links.get(id)
  relationsOf = (id: string): readonly Relation[] => this.links.of('card', id)

  /** Where a card stands, on every lens that it is on. */
  placementsOf = (card: string): readonly Placement[] => this.places.of('card', card)
  /** What stands on a lens. */
  placementsOn = (lens: string): readonly Placement[] => this.places.of('lens', lens)

  frames = (): readonly Frame[] => this.areas.all()
  frame = (id: string): Frame | null => this.areas.get(id)

  onCard = (id: string, listener: () => void) => this.signals.on(`card:${id}`, listener)
  onIds = (listener: () => void) => this.signals.on('ids', listener)
  onRelations = (listener: () => void) => this.signals.on('relations', listener)

  onPlacements = (listener: () => void) => this.signals.on('placements', listener)
  onFrames = (listener: () => void) => this.signals.on('frames', listener)

  /** Tells which cards came, changed or went. */
  onCards = (listener: CardsListener) => {
    this.cardsListeners.add(listener)
    return () => {
      this.cardsListeners.delete(listener)
    }
  }

  /** Tells which cards somebody else has deleted, as they were. */
  onTaken = (listener: (card: Card) => void) => {
    this.takenListeners.add(listener)
    return () => {
      this.takenListeners.delete(listener)
    }
  }

  private readAgain(doc: Y.Doc, ids: ReadonlySet<string>, isOwn: boolean): void {
    const taken: Card[] = []
    let cameOrWent = false
    for (const id of ids) {
      const card = readCard(doc, id)
      const before = this.cards.get(id)
      if (!card && before && !isOwn) taken.push(before)
      if ((card === null) === this.cards.has(id)) cameOrWent = true
      if (card) this.cards.set(id, card)
      else this.cards.delete(id)
    }
    if (cameOrWent) this.order = inOrder(this.cards)
    for (const card of taken) for (const listener of [...this.takenListeners]) listener(card)
    this.announce(ids, cameOrWent)
  }

  private fill({ cards, relations, placements, frames }: Snapshot): void {
    this.cards = new Map(cards.map((card) => [card.id, card]))
    this.order = inOrder(this.cards)
    this.links.fill(relations)
    this.places.fill(placements)
    this.areas.fill(frames)
  }

  private announce(ids: ReadonlySet<string>, cameOrWent: boolean): void {
    for (const id of ids) this.signals.emit(`card:${id}`)
    if (cameOrWent) this.signals.emit('ids')
    for (const listener of [...this.cardsListeners]) listener(ids)
  }
}

function inOrder(cards: ReadonlyMap<string, Card>): readonly string[] {
  return [...cards.values()]
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map((card) => card.id)
}
