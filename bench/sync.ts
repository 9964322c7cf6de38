import type { Figure } from './figures'
import type { PeerName } from './sync/dialects'
import { boardOf } from './sync/documents'
import { fanoutFigures, idleFigures, joiningFigures } from './sync/report'
import { measureFanout } from './sync/runs/fanout'
import { measureIdle } from './sync/runs/idle'
import { measureJoining } from './sync/runs/joining'
import { settingsFrom } from './sync/settings'
import { Stage } from './sync/stage'

const EVERYBODY = ['hocuspocus', 'relay', 'framsyn'] as const
const WITH_DOCUMENTS = ['hocuspocus', 'framsyn'] as const
const BOARD_BYTES = 100_000

/**
 * The sync server beside `@hocuspocus/server` and a bare relay under the same load (docs/sync-protocol.md
 * says what only this server promises meanwhile). Arguments: `quick`, or room sizes.
 */
export async function* bench(args: readonly string[]): AsyncGenerator<Figure> {
  const settings = settingsFrom(args)
  const stage = await Stage.open()
  try {
    const document = await boardOf(BOARD_BYTES)
    for (const size of settings.sizes) {
      const plan = { settings, size, document }
      yield* fanoutFigures(await each(EVERYBODY, (peer) => measureFanout(stage, peer, plan)))
    }
    const small = { settings, document: await boardOf(settings.idleBytes) }
    yield* idleFigures(await each(WITH_DOCUMENTS, (peer) => measureIdle(stage, peer, small)))
    const large = { settings, document: await boardOf(settings.joinBytes) }
    yield* joiningFigures(settings, {
      hocuspocus: await measureJoining(stage, 'hocuspocus', { ...large, arrival: 'own' }),
      http: await measureJoining(stage, 'framsyn', { ...large, arrival: 'http' }),
      stock: await measureJoining(stage, 'framsyn', { ...large, arrival: 'stock' }),
    })
  } finally {
    await stage.close()
  }
}

/** One after the other: together they would measure each other. */
async function each<P extends PeerName, T>(
  peers: readonly P[],
  measure: (peer: P) => Promise<T>,
): Promise<Record<P, T>> {
  const measured: [P, T][] = []
  for (const peer of peers) measured.push([peer, await measure(peer)])
  return Object.fromEntries(measured) as Record<P, T>
}
