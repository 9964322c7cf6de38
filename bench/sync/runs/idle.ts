import { setTimeout as delay } from 'node:timers/promises'
import { arrange } from '../arrangement'
import type { PeerName } from '../dialects'
import type { BoardDocument } from '../documents'
import { memoryOf } from '../measure/accounting'
import type { Settings } from '../settings'
import type { RunningServer, Stage } from '../stage'

/** So many rooms come and go first: what they leave behind, all that follow share. */
const WARM_UP = 3
/** What is only kept for a while has gone by then. */
const REST = 40_000

/** MiB that one room holds: with one client who does nothing, and after they have left. */
export type Idle = { peer: PeerName; withClient: number; empty: number }

/** Opens many boards with one client each, and lets them be. */
export async function measureIdle(
  stage: Stage,
  peer: PeerName,
  { settings, document }: { settings: Settings; document: BoardDocument },
): Promise<Idle> {
  const rooms = settings.idleRooms
  const visits: { room: string; cookie: string }[] = []
  for (let made = 0; made < WARM_UP + rooms; made++) {
    const { room, cookies } = await arrange(stage.urls, { connections: 1, document })
    visits.push({ room, cookie: cookies[0] ?? '' })
  }
  return stage.serve(peer, async (server) => {
    const join = (some: { room: string; cookie: string }[]) =>
      stage.crowd.ask('join', { peer, port: server.port, visits: some })
    await join(visits.slice(0, WARM_UP))
    await stage.crowd.ask('leave', undefined)
    const before = await restingMemory(server, REST)
    await join(visits.slice(WARM_UP))
    const withClient = await restingMemory(server, REST)
    await stage.crowd.ask('leave', undefined)
    const empty = await restingMemory(server, 2_000)
    return {
      peer,
      withClient: (withClient - before) / rooms,
      empty: (empty - before) / rooms,
    }
  })
}

async function restingMemory({ process }: RunningServer, rest: number): Promise<number> {
  await delay(rest)
  await process.ask('collect', undefined)
  await delay(500)
  await process.ask('collect', undefined)
  return memoryOf(process.pid)
}
