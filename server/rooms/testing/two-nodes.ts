import { afterEach, beforeAll, beforeEach } from 'vitest'
import type { DatabaseUrls } from '../../embedded/cluster'
import { testDatabase } from '../../embedded/testing'
import type { Bus } from '../../fanout/bus'
import { createInProcessBus, type Hub } from '../../fanout/in-process'
import { type TestBoard, type TestPerson, testBoard } from './board'
import type { RawClient } from './raw-client'
import { type TestRooms, testRooms } from './rooms'

/** A board, two people, and two nodes on one bus in which nothing runs by itself. */
export type TwoNodes = {
  urls: DatabaseUrls
  board: TestBoard
  /** A participant. */
  kari: TestPerson
  /** A reader. */
  per: TestPerson
  near: TestRooms
  far: TestRooms
  hub: Hub
  /** What a third node would say. */
  elsewhere: Bus
}

/** Arranges them anew for every test of a file; what it returns is filled before each. */
export function twoNodes(): TwoNodes {
  const nodes = {} as TwoNodes
  beforeAll(async () => {
    nodes.urls = await testDatabase()
  })
  beforeEach(async () => {
    const { urls } = nodes
    const hub: Hub = new Set()
    const board = await testBoard(urls)
    Object.assign(nodes, {
      board,
      hub,
      kari: await board.addPerson('participant'),
      per: await board.addPerson('reader'),
      elsewhere: createInProcessBus(hub),
      near: await testRooms(urls, { bus: createInProcessBus(hub) }),
      far: await testRooms(urls, { bus: createInProcessBus(hub) }),
    })
  })
  afterEach(async () => {
    await nodes.near.close()
    await nodes.far.close()
    await nodes.board.close()
  })
  return nodes
}

/** Whatever the server had sent before has arrived. */
export async function roundTrip({ socket }: RawClient): Promise<void> {
  const answered = new Promise((resolve) => socket.once('pong', resolve))
  socket.ping()
  await answered
}
