import { once } from 'node:events'
import { liveThrough, type Outage } from '../server/rooms/faults/testing/outage'
import { type OwnPostgres, ownPostgres } from '../server/rooms/faults/testing/postgres'
import { killableServer } from '../server/rooms/faults/testing/processes'
import { mountSmallDisk } from '../server/rooms/faults/testing/small-disk'
import { type TcpProxy, tcpProxy } from '../server/rooms/faults/testing/tcp-proxy'
import { testBoard } from '../server/rooms/testing/board'
import { RawClient } from '../server/rooms/testing/raw-client'
import { bundleTestPrograms } from '../server/rooms/testing/setup'
import { count, type Figure, machine, within } from './figures'

const [NOT_SAVED_WITHIN, RECOVERED_WITHIN, CONVERGED_WITHIN] = [3_000, 10_000, 5_000]
const GONE_WITHIN = 45_000

/**
 * `npm run bench -- outages`: Postgres restarted, killed, away for a minute, hanging and without room,
 * lines cut and half open, each under the load of 20 clients and 200 operations a second.
 */
export async function* bench(): AsyncGenerator<Figure> {
  process.setMaxListeners(0)
  const { syncServer, remove } = await bundleTestPrograms()
  const postgres = await ownPostgres()
  const server = await killableServer(syncServer, postgres.urls)
  const proxy = await tcpProxy(server.url)
  const disk = mountSmallDisk()
  yield machine()
  try {
    for (const [name, outage] of databaseOutages(postgres, disk)) {
      const report = await liveThrough(outage, { urls: postgres.urls, url: () => server.url })
      yield* lost(name, report.made, report.lost)
      if (report.notSaved) yield within(`${name}: "Not saved"`, report.notSaved, NOT_SAVED_WITHIN)
      yield within(`${name}: recovered`, report.recovered, RECOVERED_WITHIN)
    }
    if (!disk) console.error('no disk was filled: only root may mount one')
    for (const [name, outage] of lineOutages(proxy)) {
      const url = (writer: number) => (writer < 10 ? proxy.url : server.url)
      const report = await liveThrough(outage, { urls: postgres.urls, url })
      yield* lost(name, report.made, report.lost)
      yield within(`${name}: converged`, report.recovered, CONVERGED_WITHIN)
    }
    yield within('half-open peer gone', await halfOpen(postgres, server.url), GONE_WITHIN)
  } finally {
    await proxy.close()
    await server.kill()
    await postgres.remove()
    disk?.remove()
    remove()
  }
}

type Disk = ReturnType<typeof mountSmallDisk>

function databaseOutages(postgres: OwnPostgres, disk: Disk): [string, Outage][] {
  const away = { begin: postgres.stop, end: postgres.start }
  const nothing = async () => undefined
  return [
    ['Postgres restarted', { ...away, lasts: 0 }],
    ['a backend killed', { begin: postgres.killBackend, lasts: 0, end: nothing }],
    ['Postgres killed', { begin: async () => postgres.killServer(), lasts: 0, end: nothing }],
    ['Postgres hangs for 20 s', frozen(postgres, 20_000)],
    ['Postgres away for a minute', { ...away, lasts: 60_000 }],
    ...(disk ? [['disk full for 10 s', full(disk)] satisfies [string, Outage]] : []),
  ]
}

const frozen = ({ freeze, thaw }: OwnPostgres, lasts: number): Outage => ({
  begin: async () => freeze(),
  lasts,
  end: async () => thaw(),
})

const full = (disk: NonNullable<Disk>): Outage => ({
  async begin({ db }) {
    await db.query(`create tablespace small location '${disk.path}'`)
    await db.query('alter table room_log set tablespace small')
    disk.fill()
  },
  lasts: 10_000,
  end: async () => disk.empty(),
})

function lineOutages(proxy: TcpProxy): [string, Outage][] {
  const cut = { begin: async () => proxy.part(), end: async () => proxy.heal() }
  const reset = { begin: async () => proxy.reset(), lasts: 0, end: async () => undefined }
  return [
    ['half of them cut off for 10 s', { ...cut, lasts: 10_000 }],
    ['half of them cut off for a minute', { ...cut, lasts: 60_000 }],
    ['half of them reset', reset],
  ]
}

function* lost(name: string, made: number, missing: readonly string[]): Generator<Figure> {
  if (missing.length > 0) console.error(JSON.stringify({ name, missing }))
  if (missing.length > 0) process.exitCode = 1
  yield count(`${name}: operations`, made)
  yield count(`${name}: lost`, missing.length, 'at most 0')
}

/** Milliseconds until others no longer see somebody whose line has gone silent. */
async function halfOpen({ urls }: OwnPostgres, url: string): Promise<number> {
  const board = await testBoard(urls)
  const [gone, here] = [await board.addPerson('participant'), await board.addPerson('reader')]
  const line = await tcpProxy(url)
  const silent = new RawClient({ url: line.url, room: board.room, ...gone })
  const witness = new RawClient({ url, room: board.room, ...here })
  try {
    const sees = () => witness.states.get(4711)?.state ?? null
    await Promise.all([once(silent.socket, 'open'), once(witness.socket, 'open')])
    silent.sendPresence([{ client: 4711, clock: 1, state: { view: 'canvas' } }])
    while (sees() === null) await once(witness.socket, 'message')
    line.part()
    const partedAt = performance.now()
    while (sees() !== null) await once(witness.socket, 'message')
    return performance.now() - partedAt
  } finally {
    silent.socket.terminate()
    witness.close()
    await line.close()
    await board.close()
  }
}
