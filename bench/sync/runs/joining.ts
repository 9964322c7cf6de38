import { median } from '../../figures'
import { arrange } from '../arrangement'
import type { PeerName } from '../dialects'
import type { BoardDocument } from '../documents'
import type { Arrival } from '../load/arriving'
import { cpuOf } from '../measure/accounting'
import type { Settings } from '../settings'
import type { Stage } from '../stage'

/** Milliseconds until everybody who came at once has the whole document, and seconds of processor time. */
export type Joining = { milliseconds: number; serverSeconds: number }

/** Everybody opens a large board at the same moment, which nobody has opened before. */
export async function measureJoining(
  stage: Stage,
  peer: PeerName,
  {
    settings,
    document,
    arrival,
  }: { settings: Settings; document: BoardDocument; arrival: Arrival },
): Promise<Joining> {
  const rounds: Joining[] = []
  for (let round = 0; round < settings.joinRounds; round++) {
    const { room, cookies } = await arrange(stage.urls, { connections: settings.joiners, document })
    const visits = cookies.slice(0, settings.joiners).map((cookie) => ({ room, cookie }))
    rounds.push(
      await stage.serve(peer, async ({ port, process }) => {
        const before = cpuOf(process.pid)
        const milliseconds = await stage.crowd.ask('join', {
          peer,
          port,
          visits,
          arrival,
          together: true,
        })
        return { milliseconds, serverSeconds: cpuOf(process.pid) - before }
      }),
    )
  }
  return {
    milliseconds: median(rounds.map(({ milliseconds }) => milliseconds)),
    serverSeconds: median(rounds.map(({ serverSeconds }) => serverSeconds)),
  }
}
