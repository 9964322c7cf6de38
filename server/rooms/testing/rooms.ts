import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { log } from '@/lib/platform/log'
import { DOCUMENT_SCHEMA, parseRoom } from '@/lib/sync/rooms'
import type { DatabaseUrls } from '../../embedded/cluster'
import type { Bus } from '../../fanout/bus'
import { createInProcessBus } from '../../fanout/in-process'
import { createSyncPool, type Pool } from '../../persistence/pool'
import { EventRooms } from '../events/event-rooms'
import { createPlaces } from '../events/place'
import { serveEvents } from '../events/serving'
import type { Room } from '../room'
import { Rooms, type RoomsParts } from '../rooms'
import { admit } from '../sockets/access'
import { Connection } from '../sockets/connection'
import { serve } from '../sockets/serving'
import { Tasks } from '../tasks'
import { TEST_SECRET, type TestPerson } from './board'
import { RawClient } from './raw-client'
import { until } from './until'

/** Both ends of one socket. */
export type TestPair = { client: RawClient; socket: WebSocket }

/** Rooms with nothing that runs by itself, so that a test decides what happens first. */
export type TestRooms = {
  rooms: Rooms
  events: EventRooms
  pool: Pool
  clock: { now: () => number; goOn(milliseconds: number): void }
  connect(room: string, person: TestPerson): Promise<TestPair>
  /** Both ends of a socket whose client has the whole document. */
  joined(room: string, person: TestPerson): Promise<TestPair>
  /** Serves a socket as the door does, once its person is let in. */
  admitted(pair: TestPair, visit: { room: string; person: TestPerson }): Promise<Served>
  close(): Promise<void>
}

export type Served = {
  /** Begins to serve; resolves when joining has come to an end. */
  serve(): Promise<void>
  /** For a test that joins by hand. */
  connection(): Connection
}

export async function testRooms(
  urls: DatabaseUrls,
  { bus = createInProcessBus(), maxQueued }: { bus?: Bus } & Pick<RoomsParts, 'maxQueued'> = {},
): Promise<TestRooms> {
  const pool = createSyncPool(urls.syncUrl)
  const tasks = new Tasks()
  let ahead = 0
  const now = () => Date.now() + ahead
  const goOn = (milliseconds: number) => {
    ahead += milliseconds
  }
  const node = `test-${randomUUID()}`
  const onLook = (room: Room) => void rooms.freshness.catchUp(room)
  const rooms = new Rooms({
    pool,
    log,
    node,
    now,
    wall: now,
    tasks,
    bus,
    onLook,
    ...(maxQueued && { maxQueued }),
  })
  const places = createPlaces(TEST_SECRET)
  const events = new EventRooms({ pool, log, now, wall: now, tasks, bus, places })
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sockets: WebSocket[] = []

  const house: TestRooms = {
    rooms,
    events,
    pool,
    clock: { now, goOn },
    async joined(room, person) {
      const pair = await house.connect(room, person)
      await (await house.admitted(pair, { room, person })).serve()
      await until(() => expect(pair.client.joined).toBe(true))
      return pair
    },
    async connect(room, person) {
      const accepted = once(server, 'connection')
      const client = new RawClient({ url: `ws://127.0.0.1:${port}`, room, ...person })
      const [socket] = await accepted
      sockets.push(socket)
      return { client, socket }
    },
    async admitted({ socket }, { room, person }) {
      const address = parseRoom(room)
      const admission = await admit(pool, { token: person.token, room: address })
      if (!address || 'code' in admission) throw new Error('not let in')
      const visit = { admission, version: DOCUMENT_SCHEMA, since: null }
      return {
        serve: () =>
          address.kind === 'events'
            ? serveEvents(socket, { address, ...visit, place: null, events, log, now })
            : serve(socket, { address, ...visit, rooms, log, now }),
        connection: () => new Connection(socket, { ...visit, now: now() }),
      }
    },
    async close() {
      for (const socket of sockets) socket.terminate()
      await rooms.commit.drain()
      await tasks.settled()
      await new Promise((resolve) => server.close(resolve))
      await pool.end()
    },
  }
  return house
}

/** The one room that is open. */
export function onlyRoom({ rooms }: TestRooms): Room {
  const [room, ...others] = rooms.all
  if (!room || others.length > 0) throw new Error(`${rooms.all.length} rooms are open`)
  return room
}
