import { afterAll, afterEach, expect, test } from 'vitest'
import { endMembership } from '@/lib/members/mutations'
import { closeDatabase, executorOf, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { type HeardEvent, listenToCluster } from '@/lib/sync/connect-events'
import { announce } from '@/lib/sync/events'
import { insertCluster, insertMember, type TestCluster } from '@/prisma/testing'
import { browserOf } from '../testing/browser'
import { testRoom } from '../testing/room'
import { until } from '../testing/until'

const { board, server } = await testRoom()
const leaving: (() => void)[] = []
afterEach(() => {
  for (const leave of leaving.splice(0)) leave()
})
afterAll(closeDatabase)

/** A cluster with one member, in whose browser it is listened to. */
async function arrange() {
  const { id, cookie } = await board.addPerson(null)
  const cluster = await insertCluster()
  const person = { id, name: '', email: '' }
  const { id: memberId } = await insertMember(cluster, { person })
  const addresses: URL[] = []
  class Watched extends browserOf({ cookie }) {
    constructor(address: string | URL) {
      super(address)
      addresses.push(new URL(address))
    }
  }
  const listen = () => {
    const heard: HeardEvent[] = []
    const options = { cluster: cluster.id, base: server.url, socket: Watched }
    const leave = listenToCluster(options, (event) => heard.push(event))
    leaving.push(leave)
    return { heard, leave }
  }
  return { cluster, memberId, addresses, listen }
}

async function tellAll({ id: clusterId, scope }: TestCluster): Promise<HeardEvent> {
  const event = { type: 'cluster.changed', id: newId() } as const
  await inCluster(scope, (tx) => announce(executorOf(tx), { clusterId, event, audience: {} }))
  return event
}

test('SYNC-18 a page that lost the server comes back by itself and hears what it missed', async () => {
  const { cluster, addresses, listen } = await arrange()
  const { heard } = listen()
  const first = await tellAll(cluster)
  await until(() => expect(heard).toContainEqual(first))
  await server.stop()
  const missed = await tellAll(cluster)
  server.restart()
  await until(() => expect(heard).toContainEqual(missed))
  expect(heard.filter(({ id }) => id === first.id)).toHaveLength(1)
  expect(addresses[0]?.searchParams.get('place')).toBeNull()
  expect(addresses.at(-1)?.searchParams.get('place')).toBeTruthy()
})

test('SYNC-1 all listeners of a page share one connection, also from one page to the next', async () => {
  const { cluster, addresses, listen } = await arrange()
  const [one, other] = [listen(), listen()]
  const event = await tellAll(cluster)
  await until(() => expect(one.heard).toContainEqual(event))
  expect(other.heard).toEqual(one.heard)
  one.leave()
  other.leave()
  const next = listen()
  const last = await tellAll(cluster)
  await until(() => expect(next.heard).toEqual([last]))
  expect(one.heard).not.toContainEqual(last)
  expect(addresses).toHaveLength(1)
})

test('SYNC-5 a page of somebody who was removed is told so once, and does not come back', async () => {
  const { cluster, memberId, addresses, listen } = await arrange()
  await insertMember(cluster, { role: 'owner' })
  const { heard } = listen()
  const event = await tellAll(cluster)
  await until(() => expect(heard).toContainEqual(event))
  await inCluster(cluster.scope, (tx) =>
    endMembership(tx, cluster.scope, { memberId }, { now: new Date(), by: null }),
  )
  await until(() => expect(heard.at(-1)).toEqual({ type: 'ended', id: cluster.id }))
  await tellAll(cluster)
  expect(heard.filter(({ type }) => type === 'ended')).toHaveLength(1)
  expect(addresses).toHaveLength(1)
})
