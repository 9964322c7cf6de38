import type * as Y from 'yjs'
import type { ChangeOrigin } from '@/lib/boards/doc'
import type { BoardAbility, TemplateId } from '@/lib/boards/types'
import type { Card } from '@/lib/cards/schema'
import type { CardType } from '@/lib/cards/types'
import type { Sector } from '@/lib/parties/types'
import { BEFORE_JOINING } from '@/lib/sync/connection-state'
import type { Table } from '@/lib/tables/types'
import { Presence } from '../presence/presence'
import { Announcer } from './announcer'
import { BoardContent, type Snapshot } from './board-content'
import type { BoardKey } from './board-keys'
import { Finder } from './finding/finder'
import { History } from './history'
import type { LiveRoom, LiveState } from './live-room'
import { createStore } from './store'

export type Tool = 'select' | 'hand' | 'card' | 'relation' | 'frame' | 'laser'

/** A dialog that any view may open; relating asks for both ends when there are no cards. */
export type Asking =
  | { what: 'place' | 'relate'; cards: readonly string[] }
  | { what: 'palette' | 'shortcuts' }
  | { what: 'paste'; table: Table }

export type Editing = { id: string; field: 'title' | 'body' }

/** What this person is doing on the board right now; nothing that should outlive the page. */
export type UiState = {
  /** The cards that are chosen. */
  selection: readonly string[]
  /** The frames that are chosen, alone or together with cards. */
  frames: readonly string[]
  editing: Editing | null
  /** The relation that is chosen; cards and a relation are never chosen together. */
  relation: string | null
  /** The card, or the relation in its table, that wants the keyboard's focus once it is on the page. */
  focus: string | null
  /** Cards that the view should show, asked for from beside it. */
  showing: readonly string[]
  /** Whether the meters stand beside the view. */
  meters: boolean
  tool: Tool
  asking: Asking | null
  /** The connection whose view this person follows. */
  following: number | null
  /** The type that the next new card gets: the last one that was chosen. */
  newType: CardType
}

export type Live = {
  doc: Y.Doc | null
  mayEdit: boolean
  mayDelete: boolean
  state: LiveState
}

const NOT_THERE: Live = { doc: null, mayEdit: false, mayDelete: false, state: BEFORE_JOINING }

/** What the board was made as. */
export type BoardOrigin = { template: TemplateId; horizonYear: number | null }

const BLANK: BoardOrigin = { template: 'blank', horizonYear: null }

export type SessionParts = {
  snapshot: Snapshot
  origin?: BoardOrigin
  ability: BoardAbility
  /** The sector that new cards are seen from; none for those who facilitate. */
  sector: Sector | null
}

/** One open board in one tab: its content, the others, one's own history, and what is chosen. */
export class BoardSession {
  readonly content: BoardContent
  readonly presence = new Presence()
  readonly history = new History()
  readonly announcer = new Announcer()
  readonly ui = createStore<UiState>({
    selection: [],
    frames: [],
    editing: null,
    relation: null,
    focus: null,
    showing: [],
    meters: false,
    tool: 'select',
    asking: null,
    following: null,
    newType: 'note',
  })
  readonly live = createStore<Live>(NOT_THERE)
  /** The card that somebody else deleted while this person wrote in it. */
  readonly lost = createStore<Card | null>(null)
  readonly finder: Finder
  /** Does what a key of the open view asks for, for those who choose it by name. */
  readonly performer = createStore<((key: BoardKey) => boolean | undefined) | null>(null)
  readonly sector: Sector | null
  readonly origin: BoardOrigin
  private ability: BoardAbility
  private followed: Y.Doc | null = null
  private room: LiveRoom | null = null

  constructor({ snapshot, ability, sector, origin = BLANK }: SessionParts) {
    this.content = new BoardContent(snapshot)
    this.finder = new Finder(this.content)
    this.ability = ability
    this.sector = sector
    this.origin = origin
    this.content.onTaken(this.keepWords)
    this.content.onIds(this.dropGone)
    this.content.onRelations(this.dropGone)
    this.content.onFrames(this.dropGone)
  }

  /** Connects the board to its room. Returns a function that leaves it. */
  open(room: LiveRoom): () => void {
    this.room = room
    const read = () => this.read(room)
    const stop = room.subscribe(read)
    const stopTelling = this.ui.subscribe(this.tellOthers)
    read()
    return () => {
      stop()
      stopTelling()
      this.presence.stop()
      this.content.stop()
      this.history.stop()
      this.announcer.stop()
      room.close()
      this.room = null
      this.followed = null
      this.live.set(NOT_THERE)
    }
  }

  /** The reader's role has changed while the board is open. */
  allow(ability: BoardAbility): void {
    if (this.ability.edit === ability.edit) return
    this.ability = ability
    if (this.room) this.read(this.room)
  }

  /** Changes the document as one step of undo; does nothing while it may not be changed. */
  change(
    source: ChangeOrigin['source'],
    work: (doc: Y.Doc, origin: ChangeOrigin) => void,
  ): boolean {
    return this.live.get().mayEdit && this.write(source, work)
  }

  /** The same for work that only deletes, which a full document takes too. */
  remove(
    source: ChangeOrigin['source'],
    work: (doc: Y.Doc, origin: ChangeOrigin) => void,
  ): boolean {
    return this.live.get().mayDelete && this.write(source, work)
  }

  private write(
    source: ChangeOrigin['source'],
    work: (doc: Y.Doc, origin: ChangeOrigin) => void,
  ): boolean {
    const { doc } = this.live.get()
    if (!doc) return false
    this.history.mark()
    work(doc, { source })
    this.history.mark()
    return true
  }

  /** The person has kept what the server did not take. */
  dismissRefusal = (): void => this.room?.dismissRefusal()

  select(ids: readonly string[]): void {
    this.choose({ cards: ids, frames: [] })
  }

  /** Chooses cards and frames together, instead of what was chosen before. */
  choose({ cards, frames }: { cards: readonly string[]; frames: readonly string[] }): void {
    const now = this.ui.get()
    if (same(cards, now.selection) && same(frames, now.frames)) return
    const { editing } = now
    const stays = editing && (cards.includes(editing.id) || frames.includes(editing.id))
    this.ui.update({
      selection: cards,
      frames,
      editing: stays ? editing : null,
      relation: null,
    })
  }

  selectRelation(relation: string | null): void {
    this.ui.update({ relation, selection: [], frames: [], editing: null })
  }

  private read(room: LiveRoom): void {
    const state = room.state()
    // After a refusal the room has a new, empty document: the old one shows until that is filled.
    if (state.link === 'joined' && this.followed !== room.doc) {
      this.followed = room.doc
      this.content.follow(room.doc)
      this.history.follow(room.doc)
      this.presence.follow(room.awareness)
    }
    const current = this.followed === room.doc
    const mayDelete = current && this.ability.edit && state.access !== 'read-only' && !state.ended
    const mayEdit = mayDelete && state.access !== 'full'
    this.live.set({ doc: this.followed, mayEdit, mayDelete, state })
    if (!mayEdit && this.ui.get().editing) this.ui.update({ editing: null })
  }

  private keepWords = (card: Card) => {
    const writtenIn = this.ui.get().editing?.id === card.id
    if (writtenIn && (card.title || card.body)) this.lost.set(card)
  }

  private dropGone = () => {
    const { selection, frames, editing, relation } = this.ui.get()
    const { card, frame } = this.content
    this.choose({ cards: selection.filter(card), frames: frames.filter(frame) })
    if (editing && !card(editing.id) && !frame(editing.id)) this.ui.update({ editing: null })
    if (relation && !this.content.relation(relation)) this.ui.update({ relation: null })
  }

  private tellOthers = () => {
    const { selection, editing, following } = this.ui.get()
    this.presence.tell({
      selection: [...selection],
      editing: editing?.id,
      following: following ?? undefined,
    })
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at])
}
