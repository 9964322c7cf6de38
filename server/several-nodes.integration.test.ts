import { randomUUID } from 'node:crypto'
import { Redis } from 'iovalkey'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { scopeOf } from '@/lib/auth/mint'
import { setBoardRole } from '@/lib/boards/mutations'
import { writeImport } from '@/lib/imports/mutations'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { carrySignals } from '@/lib/platform/signals'
import { roomName } from '@/lib/sync/rooms'
import type { DatabaseUrls } from './embedded/cluster'
import { testDatabase } from './embedded/testing'
import type { Bus } from './fanout/bus'
import { type Front, startFront } from './fanout/testing/front'
import { hasValkey, startValkey, type TestValkey } from './fanout/testing/valkey'
import { createValkeyBus } from './fanout/valkey'
import { type Audit, auditOf } from './rooms/faults/testing/audit'
import { chanceOf } from './rooms/faults/testing/chance'
import { HonestClient } from './rooms/faults/testing/honest-client'
import { operationsIn, paragraphSaying, prepareBoard } from './rooms/faults/testing/operations'
import { honestWriter, pageWriter, type Writer } from './rooms/faults/testing/writers'
import { TEST_SECRET, type TestBoard, type TestPerson, testBoard } from './rooms/testing/board'
import { type ServerProcess, serverProcess } from './rooms/testing/processes'
import { RawClient, type Visit } from './rooms/testing/raw-client'
import { closes, sees, until } from './rooms/testing/until'

// Two sync servers, each a process of its own, share one Postgres and one Valkey. This process stands for
// the pages: it runs the product's own changes in `inCluster`, and its signals travel over Valkey.

const SEED = 20_260_727

let urls: DatabaseUrls
let valkey: TestValkey
let pages: Bus
let nodes: [ServerProcess, ServerProcess]
let board: TestBoard
let people: TestPerson[]
let audit: Audit
const closing: (() => unknown)[] = []

describe.skipIf(!hasValkey())('SYNC-27 several nodes', () => {
  beforeAll(async () => {
    urls = await testDatabase()
    valkey = await startValkey()
    pages = createValkeyBus({ url: valkey.url, secret: TEST_SECRET, log })
    carrySignals((rooms) => {
      for (const room of rooms) pages.publish(room, { kind: 'look' })
    })
    nodes = [await startNode(), await startNode()]
  })

  beforeEach(async () => {
    board = await testBoard(urls)
    people = await Promise.all(Array.from({ length: 4 }, () => board.addPerson('participant')))
    await prepareBoard(board, person(0))
    audit = auditOf(board)
  })

  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
    await board.close()
  })

  afterAll(async () => {
    await Promise.all(nodes.map(({ kill }) => kill()))
    await pages.close()
    await valkey.close()
    await closeDatabase()
  })

  const startNode = () => serverProcess(urls, { valkey: valkey.url })

  function person(at: number): TestPerson {
    const found = people[at]
    if (!found) throw new Error(`there is no person ${at}`)
    return found
  }

  async function joined({ url }: { url: string }, visit: Partial<Visit> = {}): Promise<RawClient> {
    const client = new RawClient({ url, room: board.room, ...visit })
    closing.push(() => client.close())
    await until(() => expect(client.joined).toBe(true))
    return client
  }

  const cards = ({ doc }: { doc: Y.Doc }) => doc.getMap<Y.Map<unknown>>('cards')

  test('an edit, and who is there, cross nodes', async () => {
    const [a, b] = [await joined(nodes[0], person(0)), await joined(nodes[1], person(1))]
    a.edit((doc) => doc.getMap('cards').set('from a', new Y.Map()))
    await until(() => expect(cards(b).has('from a')).toBe(true))
    b.edit((doc) => doc.getMap('cards').set('from b', new Y.Map()))
    await until(() => expect(cards(a).has('from b')).toBe(true))

    a.sendPresence([{ client: 100, clock: 1, state: { view: 'canvas' } }])
    await sees(b, 100, { view: 'canvas', user: { id: person(0).id } })
    const late = await joined(nodes[1], person(2))
    await sees(late, 100, { view: 'canvas' })
    a.close()
    await sees(b, 100, null)
  })

  test('what a page imports, and what it announces, reach both nodes', async () => {
    const events = roomName({ kind: 'events', cluster: board.clusterId })
    const readers = await Promise.all(nodes.map((node) => joined(node, person(0))))
    const hearers = nodes.map(({ url }) => new RawClient({ url, room: events, ...person(1) }))
    for (const hearer of hearers) closing.push(() => hearer.close())
    await until(() => expect(hearers.every(({ events }) => events.length > 0)).toBe(true))

    const id = randomUUID()
    const card = { id, title: 'Tang', type: 'driver', at: [0, 0], createdAt: 0 } as const
    await inCluster(scopeOf(board.clusterId), (tx) =>
      writeImport(
        tx,
        { ...scopeOf(board.clusterId), boardId: board.boardId },
        { cards: [{ ...card, at: [0, 0] }], relations: [] },
        { by: person(0).id, key: randomUUID(), now: new Date(), origin: { source: 'import' } },
      ),
    )
    for (const reader of readers) await until(() => expect(cards(reader).has(id)).toBe(true))
    for (const hearer of hearers) {
      const changed = expect.objectContaining({ type: 'board.changed', id: board.boardId })
      await until(() => expect(hearer.events).toContainEqual(changed))
    }
  })

  test('SYNC-5 whoever loses their role is out on every node, and offline edits leave no row', async () => {
    const leaving = person(3)
    const open = await Promise.all(nodes.map((node) => joined(node, leaving)))
    const offline = new HonestClient({ ...nodes[1], room: board.room, cookie: leaving.cookie })
    closing.push(() => offline.disconnect())
    offline.connect()
    await until(() => expect(offline.joined).toBe(true))
    offline.disconnect()
    offline.edit(paragraphSaying('offline', chanceOf(SEED)))

    await inCluster(scopeOf(board.clusterId), (tx) =>
      setBoardRole(
        tx,
        scopeOf(board.clusterId),
        { boardId: board.boardId, role: null, memberId: leaving.memberId },
        { now: new Date(), by: person(0).id },
      ),
    )
    for (const client of open) await closes(client, 4403)
    for (const { url } of nodes) {
      offline.connect(url)
      await until(() => expect(offline.closedWith).toBe(4403))
    }
    await audit.read()
    expect(operationsIn(audit.doc).size).toBe(0)
  })

  /** Everybody writes until `during` has come to an end. */
  async function underLoad(writers: readonly Writer[], during: () => Promise<unknown>) {
    const chance = chanceOf(SEED)
    const timers = writers.map((writer, who) =>
      setInterval(() => {
        const operation = `${who}-${writer.made.length + 1}`
        writer.write(operation, paragraphSaying(operation, chance))
      }, 20),
    )
    try {
      await during()
    } finally {
      for (const timer of timers) clearInterval(timer)
    }
  }

  const acknowledged = (writers: readonly Writer[]) =>
    writers.reduce((sum, writer) => sum + writer.acknowledged, 0)

  /** So many more operations are called saved than now. */
  const goOn = async (writers: readonly Writer[], operations = 40) => {
    const before = acknowledged(writers)
    await until(() => expect(acknowledged(writers)).toBeGreaterThan(before + operations))
  }

  async function writersAt(places: readonly { url: string }[]): Promise<Writer[]> {
    const writers = people.map((writer, at) => {
      const { url } = places[at % places.length] ?? nodes[0]
      const desk = { url, room: board.room, person: writer }
      return at % 3 === 0 ? pageWriter(desk) : honestWriter(desk)
    })
    for (const writer of writers) closing.push(() => writer.close())
    await until(() => expect(writers.every(({ isJoined }) => isJoined)).toBe(true))
    return writers
  }

  /** Everything is saved, stands once in Postgres, and in what every node tells. */
  async function expectAgreement(writers: readonly Writer[], readers: readonly RawClient[]) {
    for (const writer of writers) {
      await until(() => expect(writer.acknowledged, writer.describe()).toBe(writer.made.length))
    }
    await audit.read()
    expect(audit.faults).toEqual([])
    const made = writers.flatMap((writer) => writer.made)
    expect(operationsIn(audit.doc)).toEqual(new Map(made.map((operation) => [operation, 1])))
    for (const { doc } of readers) {
      await until(() => expect(operationsIn(doc)).toEqual(operationsIn(audit.doc)))
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(audit.doc))
    }
  }

  test('SYNC-14 a node that is killed loses nothing, and its clients go on at another', async () => {
    const [lasting] = nodes
    const doomed = await startNode()
    const front: Front = await startFront(doomed.url)
    closing.push(doomed.kill, front.close)
    const reader = await joined(lasting, person(0))
    const writers = await writersAt([front, lasting])
    await underLoad(writers, async () => {
      await goOn(writers)
      front.leadTo(lasting.url)
      await doomed.kill()
      await until(() => expect(writers.every(({ isJoined }) => isJoined)).toBe(true))
      await goOn(writers)
    })
    await expectAgreement(writers, [reader])
  })

  test.each<[string, () => Promise<void>]>([
    [
      'killed and started again',
      async () => {
        await valkey.kill()
        await valkey.restart()
      },
    ],
    [
      'emptied',
      async () => {
        const admin = new Redis(valkey.url)
        await admin.flushall()
        admin.disconnect()
      },
    ],
  ])('with Valkey %s under load, nothing is lost and the nodes agree', async (_, fault) => {
    const readers = await Promise.all(nodes.map((node) => joined(node, person(0))))
    const writers = await writersAt(nodes)
    await underLoad(writers, async () => {
      await goOn(writers)
      await fault()
      await goOn(writers)
    })
    await expectAgreement(writers, readers)
  })

  test.each<[string, { hide: () => unknown; show: () => unknown }]>([
    ['gone', { hide: () => valkey.kill(), show: () => valkey.restart() }],
    ['hanging', { hide: () => valkey.pause(), show: () => valkey.resume() }],
  ])(
    'with Valkey %s, the nodes go on and agree by what Postgres says',
    async (_, { hide, show }) => {
      const readers = await Promise.all(nodes.map((node) => joined(node, person(0))))
      const writers = await writersAt(nodes)
      await hide()
      try {
        await underLoad(writers, () => goOn(writers))
        await expectAgreement(writers, readers)
      } finally {
        await show()
      }
      await underLoad(writers, () => goOn(writers))
      await expectAgreement(writers, readers)
    },
  )
})
