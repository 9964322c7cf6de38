import type { Figure } from '../figures'
import type { PeerName } from './dialects'
import type { Fanout } from './runs/fanout'
import type { Idle } from './runs/idle'
import type { Joining } from './runs/joining'
import type { Settings } from './settings'

/** What each server calls saved. Only one of them has it on a disk. */
const SAVED = {
  framsyn: 'edit to saved (committed in PostgreSQL)',
  hocuspocus: 'edit to acknowledged (applied in memory; stored seconds later)',
} as const

type Peers<T> = Record<'framsyn' | 'hocuspocus', T>

/** A figure of each server; those of the others stand as peers of ours. */
function* compared(
  figure: string,
  unit: string,
  values: Partial<Record<PeerName, number>>,
): Generator<Figure> {
  const { framsyn, ...others } = values
  for (const [peer, value] of Object.entries(others)) {
    yield { figure: `${figure}, ${peer}`, value: round(value), unit, peer: null, ratio: null }
  }
  if (framsyn === undefined) return
  for (const [peer, value] of Object.entries(others)) {
    yield { figure, value: round(framsyn), unit, peer, ratio: round(framsyn / value) }
  }
}

export function* fanoutFigures(measured: Record<PeerName, Fanout[]>): Generator<Figure> {
  const peers = ['framsyn', 'hocuspocus', 'relay'] as const
  for (const presence of [false, true]) {
    const of = (read: (fanout: Fanout) => number | undefined) =>
      Object.fromEntries(
        peers.flatMap((peer) => {
          const found = measured[peer].find((fanout) => fanout.presence === presence)
          const value = found && read(found)
          return value === undefined ? [] : [[peer, value]]
        }),
      )
    const size = measured.framsyn[0]?.size ?? 0
    const where = `, ${size} clients, ${presence ? 'with' : 'without'} presence`
    const cpu = 'CPU an update and recipient'
    yield* compared(
      `server ${cpu}${where}`,
      'µs',
      of(({ serverCpu }) => serverCpu),
    )
    yield* compared(
      `PostgreSQL ${cpu}${where}`,
      'µs',
      of(({ postgresCpu }) => postgresCpu),
    )
    yield* compared(
      `edit to peer p50${where}`,
      'ms',
      of(({ toPeer }) => toPeer.p50),
    )
    yield* compared(
      `edit to peer p99${where}`,
      'ms',
      of(({ toPeer }) => toPeer.p99),
    )
    for (const peer of ['framsyn', 'hocuspocus'] as const) {
      for (const at of ['p50', 'p99'] as const) {
        const value = of(({ toSaved }) => toSaved?.[at])[peer]
        if (value === undefined) continue
        const figure = `${SAVED[peer]} ${at}${where}, ${peer}`
        yield { figure, value: round(value), unit: 'ms', peer: null, ratio: null }
      }
    }
    yield* alone(
      `load's share of a core${where}`,
      '',
      of(({ load }) => load),
    )
  }
}

export function* idleFigures(measured: Peers<Idle>): Generator<Figure> {
  const of = (read: (idle: Idle) => number) => ({
    hocuspocus: read(measured.hocuspocus),
    framsyn: read(measured.framsyn),
  })
  yield* compared(
    'memory of an idle 0.5 MB board with one client',
    'MiB',
    of(({ withClient }) => withClient),
  )
  yield* alone(
    'memory left of a 0.5 MB board that everybody has left',
    'MiB',
    of(({ empty }) => empty),
  )
}

export function* joiningFigures(
  { joiners }: Settings,
  measured: Record<'hocuspocus' | 'http' | 'stock', Joining>,
): Generator<Figure> {
  const { hocuspocus } = measured
  for (const [way, how] of [
    ['http', 'our client by HTTP and socket'],
    ['stock', 'the stock client by socket'],
  ] as const) {
    const ours = measured[way]
    const what = `${joiners} clients join a 5 MB board, ${how}`
    yield* compared(what, 'ms', {
      framsyn: ours.milliseconds,
      hocuspocus: hocuspocus.milliseconds,
    })
    yield* compared(`server CPU when ${what}`, 's', {
      framsyn: ours.serverSeconds,
      hocuspocus: hocuspocus.serverSeconds,
    })
  }
}

function* alone(
  figure: string,
  unit: string,
  values: Partial<Record<PeerName, number>>,
): Generator<Figure> {
  for (const [peer, value] of Object.entries(values)) {
    yield { figure: `${figure}, ${peer}`, value: round(value), unit, peer: null, ratio: null }
  }
}

const round = (value: number): number => Number(value.toPrecision(4))
