import { assertNever } from '@/lib/platform/errors'
import type { Log } from '@/lib/platform/log'
import type { Bus, BusMessage } from '../fanout/bus'
import { type PresenceEntry, readPresence, stampedPerson } from './presence/presence-codec'
import type { Room } from './room'

export type NeighboursParts = {
  bus: Bus
  node: string
  log: Log
  /** Compares an open room with Postgres. */
  onLook: (room: Room) => void
}

/** What this node hears about one room, from before the room is read until it is forgotten. */
export type Hearing = {
  /** The room has been read. What has come meanwhile is not lost on it. */
  open(room: Room): void
  stop(): void
}

/** What the nodes tell each other about the rooms that are open in them (SYNC-27). */
export class Neighbours {
  readonly #parts: NeighboursParts

  constructor(parts: NeighboursParts) {
    this.#parts = parts
  }

  tell(room: Room, message: BusMessage): void {
    this.#parts.bus.publish(room.name, message)
  }

  tellPresence(room: Room, entries: Uint8Array): void {
    this.tell(room, { kind: 'presence', node: this.#parts.node, entries })
  }

  hear(name: string): Hearing {
    const { bus, onLook } = this.#parts
    let room: Room | null = null
    let hasMissed = false
    const stop = bus.subscribe(name, (message) => {
      if (room) this.#take(room, message)
      else if (message.kind !== 'presence') hasMissed = true
    })
    return {
      stop,
      open(opened) {
        room = opened
        if (hasMissed) onLook(opened)
        opened.presence.ask()
      },
    }
  }

  #take(room: Room, message: BusMessage): void {
    switch (message.kind) {
      case 'row':
        this.#takeRow(room, message)
        break
      case 'look':
        this.#parts.onLook(room)
        break
      case 'presence':
        takePresence(room, message)
        break
      default:
        assertNever(message)
    }
  }

  /** Only what comes next is taken as it is; whatever else it may be, Postgres knows. */
  #takeRow(room: Room, row: BusMessage & { kind: 'row' }): void {
    const { state } = room
    const isSameLog = row.logEpoch === state.logEpoch
    if (isSameLog && row.seq <= state.seq) return
    // Once access has changed, what was written waits for who may see it.
    const isNext = isSameLog && row.accessEpoch === state.accessEpoch && row.seq === state.seq + 1n
    if (isNext && this.#learn(room, row)) return
    this.#parts.onLook(room)
  }

  #learn(room: Room, { seq, payload }: BusMessage & { kind: 'row' }): boolean {
    try {
      room.learnRows([{ seq, payload }])
      return true
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'a row from another node did not read')
      return false
    }
  }
}

function takePresence(room: Room, { node, entries }: BusMessage & { kind: 'presence' }): void {
  const read = readPresence(entries, { stamped: true })
  if (typeof read === 'string') return
  const believed = read.filter((entry) => entry.state === null || isOwnersWord(room, entry))
  // an update without entries is a question
  if (read.length === 0 || believed.length > 0) room.presence.hear(node, believed)
}

/**
 * An id was bound to its person before it was shown (SYNC-8), so the stamp says whose it is. Unknown
 * here, it would be bound again to whoever repeats it, as the stock client does with all it hears.
 */
function isOwnersWord({ state: { owners } }: Room, { client, state }: PresenceEntry): boolean {
  const person = state === null ? null : stampedPerson(state)
  if (person === null) return false
  owners.bind({ client, person, at: 0 })
  return owners.ownerOf(client) === person
}
