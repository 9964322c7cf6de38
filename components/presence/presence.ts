import type { Awareness } from 'y-protocols/awareness'
import type { Point } from '@/lib/cards/schema'
import type { PresenceUser } from '@/lib/sync/messages'
import { Signals } from '../boards/signals'
import { type OwnPresence, type Peer, PRESENCE_CARDS, peerOf } from './peer'

/** Own movements go out this often at most, in milliseconds. */
const TELL_EVERY = 60

/** Who else looks at a card: those who have chosen it and those who write in it. */
export type Company = { selecting: readonly PresenceUser[]; editing: readonly PresenceUser[] }

export const ALONE: Company = { selecting: [], editing: [] }

/**
 * The others on the board, kept so that a moving cursor wakes its own arrow and nothing else.
 * Follows whichever awareness the connection has.
 */
export class Presence {
  private awareness: Awareness | null = null
  private peers = new Map<number, Peer>()
  private cursors: readonly number[] = []
  private users: readonly PresenceUser[] = []
  private company = new Map<string, Company>()
  private drags: ReadonlyMap<string, Point> = new Map()
  private pointing: readonly number[] = []
  private followers: readonly string[] = []
  private own: OwnPresence = {}
  private due: ReturnType<typeof setTimeout> | null = null
  private readonly signals = new Signals()

  follow(awareness: Awareness): void {
    this.stop()
    this.awareness = awareness
    awareness.on('change', this.read)
    if (Object.keys(this.own).length > 0) this.flush()
    this.read()
  }

  stop(): void {
    this.awareness?.off('change', this.read)
    this.awareness = null
    if (this.due) clearTimeout(this.due)
    this.due = null
  }

  peer = (client: number): Peer | null => this.peers.get(client) ?? null
  /** Clients whose cursor can be shown. */
  cursorClients = (): readonly number[] => this.cursors
  /** Everybody else who is here, one entry a client. */
  others = (): readonly PresenceUser[] => this.users
  companyOf = (card: string): Company => this.company.get(card) ?? ALONE
  /** Where others are dragging cards right now. */
  dragged = (): ReadonlyMap<string, Point> => this.drags

  /** Connections whose trail can be shown. */
  pointingClients = (): readonly number[] => this.pointing
  /** Names of those who follow this person. */
  followedBy = (): readonly string[] => this.followers
  /** A connection of this person, the first that is there; `null` when there is none. */
  clientOf = (person: string): number | null =>
    [...this.peers.values()].find(({ user }) => user.id === person)?.client ?? null

  onPeer = (client: number, fn: () => void) => this.signals.on(`peer:${client}`, fn)
  onCursors = (fn: () => void) => this.signals.on('cursors', fn)
  onOthers = (fn: () => void) => this.signals.on('others', fn)
  onCompany = (card: string, fn: () => void) => this.signals.on(`card:${card}`, fn)
  onDragged = (fn: () => void) => this.signals.on('drags', fn)
  onPointing = (fn: () => void) => this.signals.on('pointing', fn)
  onFollowers = (fn: () => void) => this.signals.on('followers', fn)
  onView = (client: number, fn: () => void) => this.signals.on(`view:${client}`, fn)

  /** Tells the others something about oneself, soon and together with what else is told. */
  tell(change: OwnPresence): void {
    this.own = { ...this.own, ...change }
    this.due ??= setTimeout(this.flush, TELL_EVERY)
  }

  private flush = () => {
    this.due = null
    const { selection = [], dragging = [], ...rest } = this.own
    this.awareness?.setLocalState({
      ...this.awareness.getLocalState(),
      ...rest,
      selection: selection.slice(0, PRESENCE_CARDS),
      dragging: dragging.slice(0, PRESENCE_CARDS),
    })
  }

  private read = () => {
    const { awareness } = this
    if (!awareness) return
    const before = this.peers
    this.peers = new Map()
    for (const [client, state] of awareness.getStates()) {
      const peer = client === awareness.clientID ? null : peerOf(client, state)
      if (peer) this.peers.set(client, peer)
    }
    this.tellCursors(before)
    this.tellUsers()
    this.tellCompany()
    this.tellDrags()
    this.tellPointing(before)
    this.tellFollowing(before)
  }

  private tellCursors(before: ReadonlyMap<number, Peer>): void {
    for (const [client, peer] of this.peers) {
      const was = before.get(client)?.cursor
      if (was?.x !== peer.cursor?.x || was?.y !== peer.cursor?.y)
        this.signals.emit(`peer:${client}`)
    }
    const now = [...this.peers.values()].filter((peer) => peer.cursor).map((peer) => peer.client)
    if (same(now, this.cursors)) return
    this.cursors = now
    this.signals.emit('cursors')
  }

  private tellUsers(): void {
    const now = [...this.peers.values()].map((peer) => peer.user)
    if (same(now.map(signature), this.users.map(signature))) return
    this.users = now
    this.signals.emit('others')
  }

  private tellCompany(): void {
    const now = companies(this.peers.values())
    const before = this.company
    this.company = now
    for (const card of new Set([...before.keys(), ...now.keys()])) {
      const was = before.get(card)
      const is = now.get(card)
      // The same object for the same people, so that a card does not re-render for a cursor.
      if (was && is && companySignature(was) === companySignature(is)) now.set(card, was)
      else this.signals.emit(`card:${card}`)
    }
  }

  private tellPointing(before: ReadonlyMap<number, Peer>): void {
    for (const [client, { laser }] of this.peers) {
      const was = before.get(client)?.laser ?? []
      if (laser.join() !== was.join()) this.signals.emit(`peer:${client}`)
    }
    const now = [...this.peers.values()].filter((peer) => peer.laser.length > 0)
    const clients = now.map((peer) => peer.client)
    if (same(clients, this.pointing)) return
    this.pointing = clients
    this.signals.emit('pointing')
  }

  private tellFollowing(before: ReadonlyMap<number, Peer>): void {
    for (const client of new Set([...before.keys(), ...this.peers.keys()])) {
      const [was, is] = [before.get(client)?.view, this.peers.get(client)?.view]
      const stays = was?.x === is?.x && was?.y === is?.y && was?.zoom === is?.zoom
      if (!stays || !this.peers.has(client)) this.signals.emit(`view:${client}`)
    }
    const own = this.awareness?.clientID
    const now = [...this.peers.values()].filter(({ following }) => following === own)
    const names = [...new Set(now.map(({ user }) => user.name))]
    if (same(names, this.followers)) return
    this.followers = names
    this.signals.emit('followers')
  }

  private tellDrags(): void {
    const now = new Map<string, Point>()
    for (const peer of this.peers.values()) {
      for (const { id, at } of peer.dragging) now.set(id, at)
    }
    if (now.size === 0 && this.drags.size === 0) return
    this.drags = now
    this.signals.emit('drags')
  }
}

function companies(peers: Iterable<Peer>): Map<string, Company> {
  const found = new Map<string, Company>()
  const add = (card: string, how: keyof Company, user: PresenceUser) => {
    const company = found.get(card) ?? ALONE
    found.set(card, { ...company, [how]: [...company[how], user] })
  }
  for (const peer of peers) {
    for (const card of peer.selection) add(card, 'selecting', peer.user)
    if (peer.editing) add(peer.editing, 'editing', peer.user)
  }
  return found
}

function same(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}

function signature(user: PresenceUser): string {
  return JSON.stringify([user.id, user.name, user.party, user.sector, user.colour])
}

function companySignature(company: Company): string {
  return JSON.stringify([company.selecting.map(signature), company.editing.map(signature)])
}
