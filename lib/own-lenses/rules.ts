import type { Axis, Lens, Named, Words, Zone } from '../lenses/types'
import { GRID } from './constants'
import type { OwnLens, OwnLensPart, OwnZone } from './schema'

/** The id of a lens that is in no catalogue. */
export const ownLensId = (id: string): string => `own-${id}`

/** An own lens as the renderers take it: its words stand for every language. */
export function lensFrom(own: OwnLens, { id, version }: { id: string; version: number }): Lens {
  const common = {
    id: ownLensId(id),
    version,
    name: inAll(own.name),
    help: inAll(own.help),
    sources: [],
    ...(own.assessed && { assessed: true as const }),
  }
  switch (own.kind) {
    case 'zones':
      return { ...common, kind: 'zones', zones: own.zones.map(zoneFrom) }
    case 'axes':
      return { ...common, kind: 'axes', x: axisFrom(own.axes.x), y: axisFrom(own.axes.y) }
    case 'rings':
      return {
        ...common,
        kind: 'rings',
        aspect: 1.25,
        rings: own.rings.map(namedFrom),
        segments: own.segments.map(namedFrom),
      }
    case 'path':
      return {
        ...common,
        kind: 'path',
        steps: own.steps.map(namedFrom),
        // A loop goes round; lanes would have nowhere to lie.
        ...(own.loop ? { loop: true as const, aspect: 1.25 } : lanesFrom(own.lanes)),
      }
  }
}

function zoneFrom({ columns, rows, ...zone }: OwnZone): Zone {
  const [left, right] = columns.map((column) => column / GRID.columns) as [number, number]
  const [top, bottom] = rows.map((row) => row / GRID.rows) as [number, number]
  return {
    ...namedFrom(zone),
    shape: { kind: 'rectangle', from: [left, top], to: [right, bottom] },
    anchor: [(left + right) / 2, (top + bottom) / 2],
  }
}

function axisFrom(axis: Extract<OwnLens, { kind: 'axes' }>['axes']['x']): Axis {
  const name = inAll(axis.name)
  if (!('steps' in axis)) return { name, low: inAll(axis.low), high: inAll(axis.high) }
  const steps = axis.steps.map(namedFrom)
  return { name, low: steps[0]?.name ?? name, high: steps.at(-1)?.name ?? name, steps }
}

const lanesFrom = (lanes: readonly OwnLensPart[]) =>
  lanes.length > 0 ? { lanes: lanes.map(namedFrom) } : {}

const namedFrom = ({ id, name, hint }: OwnLensPart): Named => ({
  id,
  name: inAll(name),
  hint: inAll(hint),
})

const inAll = (text: string): Words => ({ en: text, nb: text, nn: text })
