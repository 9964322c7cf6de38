import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/platform/chain'
import { bringProjectionToHead } from '@/lib/sync/projector'
import { createSyncPool } from '@/server/persistence/pool'
import { arrange } from '../arrangement'
import type { PeerName } from '../dialects'
import type { BoardDocument } from '../documents'
import type { EditingPlan } from '../load/editing.process'
import { cpuOf, cpuOfFamily } from '../measure/accounting'
import type { Latencies } from '../measure/percentiles'
import type { Settings } from '../settings'
import type { RunningServer, Stage } from '../stage'

/** Above this share of its core the generator, not the server, would be measured. */
const MOST_LOAD = 0.8
/** Seconds after presence has begun that do not count. */
const SETTLING = 3

/** One interval of one server, in a room of so many clients. */
export type Fanout = {
  peer: PeerName
  size: number
  presence: boolean
  /** Microseconds of processor time for one update to reach one other client. */
  serverCpu: number
  postgresCpu: number
  toPeer: Latencies
  toSaved: Latencies | null
  /** The share of a core that the load took. */
  load: number
}

type Plan = { settings: Settings; size: number; document: BoardDocument }

/** The same edits against one server: without presence, then with it, then whether all agree. */
export async function measureFanout(
  stage: Stage,
  peer: PeerName,
  { settings, size, document }: Plan,
): Promise<Fanout[]> {
  const { editors, readers } = settings
  const alone = editors + readers
  const connections = size + readers
  const { room, cookies } = await arrange(stage.urls, { connections, alone, document })
  return stage.serve(peer, async (server) => {
    await stage.editing.ask('join', {
      peer,
      port: server.port,
      room,
      readers: cookies.slice(0, readers),
      editors: cookies.slice(readers, alone),
    })
    const crowd = cookies.slice(alone, connections)
    await stage.crowd.ask('join', {
      peer,
      port: server.port,
      visits: crowd.map((cookie) => ({ room, cookie })),
    })
    const intervals: Fanout[] = []
    for (const presence of [false, true]) {
      const { seconds, updatesPerSecond, pointersPerSecond } = settings
      const pointers = presence ? pointersPerSecond : 0
      await interval(stage, server, {
        seconds: presence ? SETTLING : settings.warmUpSeconds,
        updatesPerSecond: presence ? updatesPerSecond : settings.warmUpPerSecond,
        pointersPerSecond: pointers,
      })
      const plan = { seconds, updatesPerSecond, pointersPerSecond: pointers }
      const measured = await interval(stage, server, plan)
      intervals.push({ peer, size, presence, ...perRecipient(measured, connections - 1) })
    }
    await allAgree(stage, peer, room)
    return intervals
  })
}

async function interval(stage: Stage, server: RunningServer, plan: EditingPlan) {
  await stage.crowd.ask('begin', undefined)
  const before = { server: cpuOf(server.process.pid), postgres: cpuOfFamily(stage.postgresPid) }
  const edited = await stage.editing.ask('edit', plan)
  const { share } = await stage.crowd.ask('end', undefined)
  const load = edited.share + share
  if (load > MOST_LOAD) {
    throw new Error(
      `the load took ${Math.round(load * 100)} % of a core: nothing would be measured`,
    )
  }
  return {
    ...edited,
    load,
    serverSeconds: cpuOf(server.process.pid) - before.server,
    postgresSeconds: cpuOfFamily(stage.postgresPid) - before.postgres,
  }
}

function perRecipient(measured: Awaited<ReturnType<typeof interval>>, recipients: number) {
  const { updates, load, toPeer, toSaved, serverSeconds, postgresSeconds } = measured
  const deliveries = updates * recipients
  return {
    serverCpu: (serverSeconds * 1e6) / deliveries,
    postgresCpu: (postgresSeconds * 1e6) / deliveries,
    toPeer,
    toSaved,
    load,
  }
}

/** @throws when the real clients differ, or from what Postgres says. */
async function allAgree(stage: Stage, peer: PeerName, room: string): Promise<void> {
  const digests = new Set(await stage.editing.ask('digests', undefined))
  if (peer === 'framsyn') digests.add(await storedDigest(stage, room))
  if (digests.size > 1) throw new Error(`${peer}: not everybody ended with the same document`)
}

async function storedDigest({ urls }: Stage, room: string): Promise<string> {
  const pool = createSyncPool(urls.superUrl)
  try {
    const stored = await bringProjectionToHead((work) => work(pool), room)
    if (!stored) throw new Error('the room is gone')
    return createHash('sha256').update(canonicalJson(stored.projection)).digest('hex')
  } finally {
    await pool.end()
  }
}
