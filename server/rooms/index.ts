import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Clock, steadyNow } from '@/lib/platform/clock'
import type { Log } from '@/lib/platform/log'
import { CloseCode } from '@/lib/sync/close-codes'
import { stopWorker } from '@/lib/sync/worker'
import type { Bus } from '../fanout/bus'
import { createInProcessBus } from '../fanout/in-process'
import { cutConnections, type Pool } from '../persistence/pool'
import { EventRooms } from './events/event-rooms'
import { createPlaces } from './events/place'
import { serveEvents } from './events/serving'
import { DRAIN_FOR } from './group-commit'
import { watchQueue } from './metrics'
import type { Room } from './room'
import { Rooms } from './rooms'
import { SnapshotHttp } from './snapshots/snapshot-http'
import { closeSocket } from './sockets/connection'
import { serve } from './sockets/serving'
import { Door } from './sockets/upgrade'
import { Tasks } from './tasks'
import { Upkeep } from './upkeep'
import { Watch } from './watch'

/** What begins anew after the deadline is broken off soon, too. */
const CUT_EVERY = 200

export type SyncParts = {
  /** As made by `createSyncPool`; whoever made it ends it, after `close`. */
  pool: Pool
  authSecret: string
  /** Exactly these may appear in `Origin`. */
  origins: readonly string[]
  log: Log
  /** Stands in every row that this process writes. */
  nodeId: string
  /** Time of day. */
  clock: Clock
  /** Milliseconds by a clock that never goes back, for how long something lasts. */
  now?: () => number
  /** Between nodes; whoever made it closes it, after `close`. Left out, this node is alone. */
  bus?: Bus
  /** Bytes beyond which a document only shrinks, when other than usual (SYNC-23). */
  maxDocument?: number
}

export type Sync = {
  /** `room` is what stands after `/sync/` in the path, as it was sent, without the query. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, room: string): void
  /** Answers `GET /sync/<room>/snapshot`; false when the path is another. Never rejects. */
  handleHttp(request: IncomingMessage, answer: ServerResponse): Promise<boolean>
  /** Rows of these rooms, or access to them, have changed: finds out what (SYNC-5, SYNC-16). */
  look(rooms: readonly string[]): void
  /** Writes what waits, tells everybody to come back, and stops. */
  close(): Promise<void>
}

/** The sync server (docs/sync-protocol.md), to be put behind something that takes upgrades. */
export function createSync({
  pool,
  authSecret,
  origins,
  log,
  nodeId,
  clock,
  now = steadyNow,
  bus = createInProcessBus(),
  maxDocument,
}: SyncParts): Sync {
  const wall = () => clock().getTime()
  const tasks = new Tasks()
  const onLook = (room: Room) => watch.lookAt(room)
  const rooms = new Rooms({
    pool,
    log,
    node: nodeId,
    now,
    wall,
    tasks,
    bus,
    onLook,
    ...(maxDocument && { maxDocument }),
  })
  const places = createPlaces(authSecret)
  const events = new EventRooms({ pool, log, now, wall, tasks, bus, places })
  const watch = new Watch({ rooms, events, pool, log, now, tasks })
  const upkeep = new Upkeep({ rooms, events, now })
  const door = new Door({
    pool,
    authSecret,
    origins,
    log,
    welcome: (socket, { room: address, admission, wishes }) =>
      void tasks.track(
        address.kind === 'events'
          ? serveEvents(socket, { address, admission, ...wishes, events, log, now })
          : serve(socket, { address, admission, ...wishes, rooms, log, now }),
      ),
  })
  const { snapshots } = rooms
  const snapshotHttp = new SnapshotHttp({ pool, authSecret, origins, log, snapshots })
  const unwatch = watchQueue(() => rooms.waiting)
  watch.start()
  upkeep.start()

  return {
    handleUpgrade(request, socket, head, room) {
      tasks.track(door.open(request, { socket, head, roomName: room })).catch((error: unknown) => {
        log.error({ err: error }, 'an upgrade could not be handled')
        socket.destroy()
      })
    },
    handleHttp: (request, answer) => tasks.track(snapshotHttp.handle(request, answer)),
    look(names) {
      for (const name of names) {
        rooms.look(name)
        events.lookAt(name)
      }
    },
    async close() {
      door.shut()
      snapshotHttp.shut()
      watch.stop()
      upkeep.stop()
      rooms.compaction.stop()
      const deadline = cutAfter(pool, DRAIN_FOR)
      await rooms.commit.drain()
      const gone = [...door.sockets].map(
        (socket) => new Promise((resolve) => socket.once('close', resolve)),
      )
      for (const socket of door.sockets) {
        closeSocket(socket, { code: CloseCode.restarting, reason: 'restarting' })
      }
      await Promise.all(gone)
      // Nobody waits for a snapshot that another process makes as well.
      await stopWorker()
      await tasks.settled()
      deadline.forget()
      unwatch()
    },
  }
}

/** A database that hangs does not keep the process from ending: from then on nobody waits for it. */
function cutAfter(pool: Pool, milliseconds: number): { forget(): void } {
  const from = performance.now() + milliseconds
  const timer = setInterval(() => performance.now() > from && cutConnections(pool), CUT_EVERY)
  return { forget: () => clearInterval(timer) }
}
