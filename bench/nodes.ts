import { log } from '@/lib/platform/log'
import type { DatabaseUrls } from '@/server/embedded/cluster'
import type { Bus } from '@/server/fanout/bus'
import { findValkey, launchValkey, type TestValkey } from '@/server/fanout/testing/valkey-server'
import { createValkeyBus } from '@/server/fanout/valkey'
import { eventually } from '@/server/rooms/faults/testing/eventually'
import { HonestClient } from '@/server/rooms/faults/testing/honest-client'
import { ownPostgres } from '@/server/rooms/faults/testing/postgres'
import {
  TEST_SECRET,
  type TestBoard,
  type TestPerson,
  testBoard,
} from '@/server/rooms/testing/board'
import { launchServer, type ServerProcess } from '@/server/rooms/testing/launching'
import { bundleTestPrograms } from '@/server/rooms/testing/setup'
import { count, type Figure, machine, percentile, within } from './figures'
import { cpuOf } from './sync/measure/accounting'

const EDITS = 500
/** Without a bus each edit waits for the look of the next second. */
const EDITS_WITHOUT = 20
const REMOVALS = 10

/** Milliseconds that the product promises (SYNC-5, SYNC-27). */
const REVOKED_WITHIN = 2_000
const AGREE_WITHIN = 5_000

type Nodes = {
  urls: DatabaseUrls
  first: ServerProcess
  second: ServerProcess
  /** A node without Valkey, for comparison. */
  lonely: ServerProcess
  valkey: TestValkey
  pages: Bus
}

/**
 * `npm run bench -- nodes`: two sync servers, each a process of its own, on one Postgres and one Valkey.
 * How long an edit takes from node to node and a revocation to another node's sockets, with Valkey and
 * while it is away.
 */
export async function* bench(): AsyncGenerator<Figure> {
  const program = findValkey()
  if (!program) throw new Error('needs valkey-server or redis-server; apt-get install redis-server')
  yield machine()
  const { syncServer, remove } = await bundleTestPrograms()
  const postgres = await ownPostgres()
  const valkey = await launchValkey(program)
  const { urls } = postgres
  const launch = () => launchServer(syncServer, { urls, valkey: valkey.url })
  const lonely = await launchServer(syncServer, { urls })
  const pages = createValkeyBus({ url: valkey.url, secret: TEST_SECRET, log })
  const [first, second] = [await launch(), await launch()]
  try {
    yield* measure({ urls, first, second, lonely, valkey, pages })
  } finally {
    await Promise.all([first, second, lonely].map(({ kill }) => kill()))
    await pages.close()
    await valkey.close()
    await postgres.remove()
    remove()
  }
}

async function* measure(nodes: Nodes): AsyncGenerator<Figure> {
  const { first, second, lonely, valkey } = nodes
  const alone = await delays(nodes, { from: lonely, to: lonely, edits: EDITS })
  const across = await delays(nodes, { from: first, to: second, edits: EDITS })
  for (const share of [50, 99]) {
    const [own, theirs] = [percentile(alone.times, share), percentile(across.times, share)]
    yield { figure: `edit within a node, p${share}`, value: round(own), ...ALONE }
    yield against(`edit from node to node, p${share}`, theirs, own)
  }
  yield { figure: 'CPU of an edit at its node, no Valkey', value: round(alone.cpu), ...ALONE }
  yield against('CPU of an edit at its node, with Valkey', across.cpu, alone.cpu)
  const removed = await removals(nodes)
  yield* revocations('socket of a removed person on another node', removed)

  await valkey.kill()
  const { times } = await delays(nodes, { from: first, to: second, edits: EDITS_WITHOUT })
  yield within('edit from node to node, Valkey away, p50', percentile(times, 50), AGREE_WITHIN)
  yield within('edit from node to node, Valkey away, p99', percentile(times, 99), AGREE_WITHIN)
  const late = await removals(nodes)
  yield* revocations('socket of a removed person on another node, Valkey away', late)
  const rows = removed.rows + late.rows
  yield count('rows of removed people’s offline edits', rows, 'at most 0')
  if (rows > 0) process.exitCode = 1
}

const ALONE = { unit: 'ms', peer: null, ratio: null }

const round = (value: number): number => Math.round(value * 100) / 100

function against(figure: string, value: number, alone: number): Figure {
  const ratio = round(value / alone)
  return { figure, value: round(value), unit: 'ms', peer: 'a node that is alone', ratio }
}

function* revocations(name: string, { times }: { times: readonly number[] }): Generator<Figure> {
  yield within(`${name} closes, p50`, percentile(times, 50), REVOKED_WITHIN)
  yield within(`${name} closes, latest`, Math.max(...times), REVOKED_WITHIN)
}

/**
 * Milliseconds from an edit's being made at one node until somebody at the other has it, and of
 * processor time for each at the first.
 */
async function delays(
  { urls }: Nodes,
  { from, to, edits }: { from: ServerProcess; to: ServerProcess; edits: number },
): Promise<{ times: number[]; cpu: number }> {
  const board = await testBoard(urls)
  const writer = await join(board, { at: from, person: await board.addPerson('participant') })
  const reader = await join(board, { at: to, person: await board.addPerson('reader') })
  const times: number[] = []
  const pid = from.child.pid ?? 0
  const before = cpuOf(pid)
  for (let edit = 0; edit < edits; edit++) {
    const arrived = new Promise((resolve) => reader.doc.once('update', resolve))
    const madeAt = performance.now()
    writer.edit((doc) => doc.getMap('cards').set(`card ${edit % 10}`, edit))
    writer.send()
    await arrived
    times.push(performance.now() - madeAt)
  }
  const cpu = ((cpuOf(pid) - before) * 1000) / edits
  for (const client of [writer, reader]) client.disconnect()
  await board.close()
  return { times, cpu }
}

/**
 * Milliseconds from a removal's commit until the person's socket at another node is closed, and how
 * many rows their offline edits have left.
 */
async function removals(nodes: Nodes): Promise<{ times: number[]; rows: number }> {
  const board = await testBoard(nodes.urls)
  const times: number[] = []
  for (let removal = 0; removal < REMOVALS; removal++) {
    const person = await board.addPerson('participant')
    const offline = await join(board, { at: nodes.first, person })
    const open = await join(board, { at: nodes.second, person })
    offline.disconnect()
    offline.edit((doc) => doc.getMap('cards').set('written offline', removal))

    await board.setRole(person, null)
    const removedAt = performance.now()
    nodes.pages.publish(board.room, { kind: 'look' })
    await eventually('the socket is closed', () => open.closedWith !== null)
    times.push(performance.now() - removedAt)
    for (const { url } of [nodes.first, nodes.second]) await replay(offline, url)
  }
  const { rows } = await board.db.query('select 1 from room_log where room = $1', [board.room])
  await board.close()
  return { times, rows: rows.length }
}

async function replay(client: HonestClient, url: string): Promise<void> {
  client.connect(url)
  await eventually('the door is shut', () => client.closedWith === 4403)
}

async function join(
  { room }: TestBoard,
  { at, person }: { at: ServerProcess; person: TestPerson },
): Promise<HonestClient> {
  const client = new HonestClient({ url: at.url, room, cookie: person.cookie })
  client.connect()
  await eventually('everybody has joined', () => client.joined)
  return client
}
