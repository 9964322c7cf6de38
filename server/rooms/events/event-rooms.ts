import { createTurns } from '@/lib/platform/turns'
import { type Room as Address, roomName } from '@/lib/sync/rooms'
import type { Bus } from '../../fanout/bus'
import { NextRun } from '../next-run'
import type { Connection } from '../sockets/connection'
import type { Tasks } from '../tasks'
import { EventRoom, type EventRoomParts } from './event-room'

export type EventRoomsParts = EventRoomParts & { tasks: Tasks; bus: Bus }

/** Hints within this many milliseconds are followed together. */
const TOGETHER = 100

type EventsAddress = Address & { kind: 'events' }
type Open = {
  room: EventRoom
  looking: NextRun
  stopHearing: () => void
  timer?: NodeJS.Timeout | undefined
}

/** The clusters whose events somebody hears in this process. */
export class EventRooms {
  readonly #parts: EventRoomsParts
  readonly #open = new Map<string, Open>()
  /** Joining and telling happen one after the other, so that no event falls between them. */
  readonly #turn = createTurns()

  constructor(parts: EventRoomsParts) {
    this.#parts = parts
  }

  get all(): readonly EventRoom[] {
    return [...this.#open.values()].map(({ room }) => room)
  }

  /** `place` is what the client was told when it was here before. */
  async join(
    address: EventsAddress,
    { connection, place }: { connection: Connection; place: string | null },
  ): Promise<void> {
    const { room } = this.#openAt(address)
    room.connections.add(connection)
    await this.#turn(room.name, () => room.join(connection, place))
  }

  /** One that nobody is in holds no memory (SYNC-21). */
  leave(address: EventsAddress, connection: Connection): void {
    const open = this.#open.get(roomName(address))
    open?.room.leave(connection)
    if (!open || open.room.connections.size > 0) return
    open.stopHearing()
    clearTimeout(open.timer)
    this.#open.delete(open.room.name)
  }

  /** Tells what is new, and asks again who is a member. */
  look(room: EventRoom): Promise<void> {
    const open = this.#open.get(room.name)
    return open?.room === room ? this.#parts.tasks.track(open.looking.run()) : Promise.resolve()
  }

  /** Somebody says that something has changed in a room, which may be open here. */
  lookAt(name: string): void {
    const open = this.#open.get(name)
    if (!open) return
    open.timer ??= setTimeout(() => {
      open.timer = undefined
      // The watch looks every second too, and says when Postgres is away.
      this.look(open.room).catch(() => undefined)
    }, TOGETHER)
  }

  #openAt(address: EventsAddress): Open {
    const known = this.#open.get(roomName(address))
    if (known) return known
    const room = new EventRoom(address, this.#parts)
    const looking = new NextRun(() => this.#turn(room.name, () => room.look()))
    const stopHearing = this.#parts.bus.subscribe(room.name, () => this.lookAt(room.name))
    const open: Open = { room, looking, stopHearing }
    this.#open.set(room.name, open)
    return open
  }
}
