import { CloseCode } from '@/lib/sync/close-codes'
import { packed, queued } from './merging'
import type { Room, RoomPorts } from './room'
import type { Connection } from './sockets/connection'
import { step1Frame } from './sockets/frames'
import {
  type Judgement,
  judge,
  judgeRead,
  type Limits,
  NO_LIMITS,
  type Verdict,
} from './updates/judging'
import type { Binding } from './updates/owners'
import type { QueueEntry } from './write-queue'

/** Decides what of people's writing a room takes, now and again when what decides on it changes. */
export class Admission {
  readonly #room: Room
  readonly #ports: RoomPorts

  constructor(room: Room, ports: RoomPorts) {
    this.#room = room
    this.#ports = ports
  }

  /** Milliseconds until another update of this person is read. */
  waitOf(person: string): number {
    return this.#ports.readings.waitOf(person)
  }

  /** Decides on an update and, when it is accepted, queues it. */
  submit(author: Connection, bytes: Uint8Array, maxStructs = Number.POSITIVE_INFINITY): Verdict {
    const now = this.#ports.now()
    const mayBring = (count: number) => this.#room.state.owners.mayBind(author.person, count, now)
    const mayGrow = this.#room.state.bytes + this.#room.queue.bytes <= this.#ports.maxDocument
    const who = { room: this.#room.name, person: author.person }
    const mayTangle = (steps: number) => this.#ports.efforts.take(steps, who)
    const onRead: Limits['onRead'] = (work) => this.#ports.readings.count(work, author.person)
    const limits = { mayBring, mayGrow, mayTangle, maxStructs, onRead }
    const verdict = judge(bytes, this.#judgement(author, limits))
    if (verdict.kind === 'accepted') this.#accept(author, verdict)
    return verdict
  }

  /**
   * Whether something that waits is known by now: a client that moved here from another node sends
   * again what it had not heard to be saved there. It was judged as new, and would be logged twice.
   */
  get hasOverlap(): boolean {
    return this.#room.queue.entries.some(({ update }) =>
      update?.begins.some(({ client, clock }) => clock < this.#room.state.committedClockOf(client)),
    )
  }

  /** Judges everything that waits again, after rows, owners or access have changed (SYNC-10). */
  rejudge(bindings: readonly Binding[]): void {
    this.#room.state.owners = this.#room.state.owners.renewed(bindings)
    const waiting = this.#room.queue.entries
    const kept: QueueEntry[] = []
    let isMissing = false
    this.#room.state.expectOnly([])
    for (const entry of waiting) {
      const again = this.#judgeAgain(entry)
      if (again === 'dropped') isMissing = true
      else if (again) kept.push(again)
    }
    if (isMissing) this.#askAllForMissing()
    this.#room.queue.replace(kept)
    if (kept.length > 0) this.#ports.onWrite(this.#room)
  }

  /** Makes a new client id the person's own, as soon as that is stored; `false` when they have too many. */
  bind(connection: Connection, client: number): boolean {
    const { owners } = this.#room.state
    if (!owners.mayBind(connection.person, 1, this.#ports.now())) return false
    this.#bindAll(connection, [client])
    this.#push({ author: connection, update: null, clients: [client] })
    return true
  }

  /** Answers a gap; nothing of this connection is saved before it has been filled. */
  askForMissing(connection: Connection): void {
    connection.awaitStep2()
    connection.send(step1Frame(this.#room.state.stateVector()), this.#ports.now())
  }

  /** What is committed is known without being expected; with a long queue, forgetting it can wait. */
  expectQueued(): void {
    if (this.#room.queue.hasMerged) return
    this.#room.state.expectOnly(
      this.#room.queue.entries.flatMap(({ update }) => update?.read() ?? []),
    )
  }

  #judgement(author: Connection, limits: Limits): Judgement {
    const { known, owners } = this.#room.state
    return {
      known,
      owners,
      roots: this.#room.roots,
      author: { person: author.person, mayWrite: author.mayWrite },
      ...limits,
    }
  }

  #accept(author: Connection, { update, clients }: Verdict & { kind: 'accepted' }): void {
    if (!this.#room.queue.hasRoomFor(update.bytes.length)) {
      author.close(CloseCode.overloaded, 'try again later')
    } else {
      this.#bindAll(author, clients)
      this.#room.state.expect(update)
      this.#push({ author, update: queued(update), clients })
    }
  }

  #push(entry: Omit<QueueEntry, 'position' | 'level' | 'savedBefore'>): void {
    this.#room.queue.push({ ...entry, savedBefore: entry.author.lastSaved })
    this.#ports.onWrite(this.#room)
  }

  /** `null` when it is known by now, and `dropped` when it will not be written. */
  #judgeAgain(entry: QueueEntry): QueueEntry | 'dropped' | null {
    const { author, update } = entry
    if (author.refused) return 'dropped'
    if (!update) {
      const clients = entry.clients.filter((client) => !this.#room.state.owners.ownerOf(client))
      return this.#bindAll(author, clients) ? { ...entry, clients } : null
    }
    // what waits was within the limits when it came
    const verdict = judgeRead(update.read(), this.#judgement(author, NO_LIMITS))
    switch (verdict.kind) {
      case 'accepted':
        this.#room.state.expect(verdict.update)
        this.#bindAll(author, verdict.clients)
        return {
          ...entry,
          update: packed(verdict.update, this.#room.roots),
          clients: verdict.clients,
        }
      case 'rejected':
        author.reject(verdict.code, { after: entry.savedBefore, now: this.#ports.now() })
        return 'dropped'
      case 'gap':
        this.askForMissing(author)
        return 'dropped'
      case 'nothing':
        return null
      case 'too-many':
      case 'later':
      case 'malformed':
        return 'dropped'
    }
  }

  #bindAll({ person }: Connection, clients: readonly number[]): boolean {
    const at = this.#ports.now()
    for (const client of clients) this.#room.state.owners.expect({ client, person, at })
    return clients.length > 0
  }

  /**
   * Whoever sent the same as what is dropped was passed over, since it waited already: a connection
   * that came again, or two who deleted one thing. They would be told that it is saved (SYNC-6).
   */
  #askAllForMissing(): void {
    for (const connection of this.#room.connections) {
      if (!connection.refused) this.askForMissing(connection)
    }
  }
}
