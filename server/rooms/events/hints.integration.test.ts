import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { scopeOf } from '@/lib/auth/mint'
import { closeDatabase, executorOf, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { announce } from '@/lib/sync/events'
import { roomName } from '@/lib/sync/rooms'
import type { DatabaseUrls } from '../../embedded/cluster'
import { testDatabase } from '../../embedded/testing'
import type { Bus } from '../../fanout/bus'
import { createInProcessBus, type Hub } from '../../fanout/in-process'
import { type TestBoard, testBoard } from '../testing/board'
import type { RawClient } from '../testing/raw-client'
import { type TestRooms, testRooms } from '../testing/rooms'
import { until } from '../testing/until'
import { Upkeep } from '../upkeep'

let urls: DatabaseUrls
let board: TestBoard
let room: string
let house: TestRooms
let other: Bus

beforeAll(async () => {
  urls = await testDatabase()
  board = await testBoard(urls)
  room = roomName({ kind: 'events', cluster: board.clusterId })
})
beforeEach(async () => {
  const hub: Hub = new Set()
  other = createInProcessBus(hub)
  house = await testRooms(urls, { bus: createInProcessBus(hub) })
})
afterEach(() => house.close())
afterAll(async () => {
  await board.close()
  await closeDatabase()
})

const places = ({ events }: RawClient) => events.filter(({ type }) => type === 'place')

/** Nothing looks at the database here unless a test says so. */
async function listening() {
  const person = await board.addPerson(null)
  const pair = await house.connect(room, person)
  await (await house.admitted(pair, { room, person })).serve()
  await until(() => expect(places(pair.client)).toHaveLength(1))
  return pair
}

async function tellAll() {
  const { clusterId } = board
  const event = { type: 'cluster.changed', id: newId() } as const
  await inCluster(scopeOf(clusterId), (tx) =>
    announce(executorOf(tx), { clusterId, event, audience: {} }),
  )
  return event
}

test('SYNC-27 a hint from another node is enough to be told', async () => {
  const { client } = await listening()
  const event = await tellAll()
  other.publish(room, { kind: 'look' })
  await until(() => expect(client.events).toContainEqual(event))
})

test('SYNC-27 many hints are one look, and each of their events is told once', async () => {
  const { client } = await listening()
  const looked = vi.spyOn(house.events, 'look')
  const events = [await tellAll(), await tellAll(), await tellAll()]
  for (let count = 0; count < 50; count++) other.publish(room, { kind: 'look' })
  const told = () => client.events.filter(({ id }) => events.some((event) => event.id === id))
  await until(() => expect(told()).toEqual(events))
  expect(looked).toHaveBeenCalledTimes(1)
})

test('SYNC-21 a room that nobody is in is forgotten, and so are the hints to it', async () => {
  const { client } = await listening()
  client.close()
  await until(() => expect(house.events.all).toEqual([]))
  const looked = vi.spyOn(house.events, 'look')
  other.publish(room, { kind: 'look' })
  const next = await listening()
  const event = await tellAll()
  other.publish(room, { kind: 'look' })
  await until(() => expect(next.client.events).toContainEqual(event))
  expect(looked).toHaveBeenCalledTimes(1)
})

test('SYNC-1 places are renewed once a minute, whether there was something to hear or not', async () => {
  const [busy, quiet] = [await listening(), await listening()]
  const upkeep = new Upkeep({ ...house, now: house.clock.now })
  upkeep.start()
  const both = [busy.client, quiet.client]
  // Whoever answers no ping for 40 s would be gone; the first sign of life says that upkeep has begun.
  house.clock.goOn(18_000)
  await until(() => expect(both.map(({ frames }) => frames.at(-1)?.type)).toEqual([1, 1]))
  for (let passed = 18_000; passed < 60_000; passed += 15_000) {
    const pinged = Promise.all(both.map(({ socket }) => once(socket, 'ping')))
    house.clock.goOn(15_000)
    await pinged
  }
  await until(() => expect(places(quiet.client)).toHaveLength(2))
  await until(() => expect(places(busy.client)).toHaveLength(2))
  upkeep.stop()
  const told = [busy, quiet].flatMap(({ client }) => places(client).map(({ place }) => place))
  expect(new Set(told).size).toBe(4)
})

test('SYNC-22 whoever hears nothing for 18 s hears a sign of life', async () => {
  const { client } = await listening()
  const upkeep = new Upkeep({ ...house, now: house.clock.now })
  upkeep.start()
  house.clock.goOn(18_000)
  await until(() => expect(client.frames.at(-1)?.type).toBe(1))
  upkeep.stop()
})

test('SYNC-23 a reader that does not read is sent away and comes back for the rest', async () => {
  const { client, socket } = await listening()
  const closed = vi.spyOn(socket, 'close')
  for (const connection of house.events.all[0]?.connections ?? []) {
    vi.spyOn(connection, 'backlog', 'get').mockReturnValue(2_000_000)
  }
  const event = await tellAll()
  other.publish(room, { kind: 'look' })
  await until(() => expect(closed).toHaveBeenCalledWith(1013, 'reads too slowly'))
  expect(client.events).not.toContainEqual(event)
})
