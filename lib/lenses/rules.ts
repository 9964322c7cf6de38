import type { Card } from '../cards/schema'
import { LENS_CHECKS } from '../methods/lens-checks'
import { contains, polar } from '../methods/shapes'
import type { Placement } from './schema'
import type {
  Axis,
  CardMatrix,
  CardsOf,
  Lane,
  Lens,
  LensContent,
  LensFinding,
  LensZone,
  Named,
  Shape,
  Step,
  UnitPoint,
  Words,
} from './types'

/** What a lens needs of a board to know its zones. */
export type LensBoard = { cards: readonly Pick<Card, 'id' | 'type' | 'title' | 'sector'>[] }

type LensOf<Kind extends Lens['kind']> = Extract<Lens, { kind: Kind }>

const NO_CARDS: LensBoard = { cards: [] }

/**
 * Every zone that a card may be placed in, as it is drawn, in reading order; lanes and matrices
 * that consist of cards are made from the board's. On continuous axes they are the quadrants,
 * and cards stand at points.
 */
export function zonesOf(lens: Lens, board: LensBoard): LensZone[] {
  switch (lens.kind) {
    case 'zones':
      return lens.matrix
        ? matrixZones(lens.matrix, board)
        : lens.zones.map(({ id, name, hint, shape, anchor, optional }) => ({
            id,
            name,
            hint,
            shape,
            anchor,
            ...(optional && { optional }),
          }))
    case 'axes':
      return axesZones(lens)
    case 'rings':
      return ringZones(lens)
    case 'path':
      return lens.loop ? loopZones(lens.steps) : pathZones(lens, board)
  }
}

/** The zone at a point of the drawing; `null` where there is none. */
export function zoneAt(lens: Lens, point: UnitPoint, board: LensBoard = NO_CARDS): string | null {
  return zonesOf(lens, board).find(({ shape }) => contains(shape, point))?.id ?? null
}

/** What a card dropped at a point of the drawing gets for a placement; `null` beside all zones. */
export function placementAt(
  lens: Lens,
  point: UnitPoint,
  board: LensBoard = NO_CARDS,
): { zone: string } | { at: [number, number] } | null {
  const [x, y] = point
  if (standsAtPoints(lens)) {
    return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { at: [x, 1 - y] } : null
  }
  const zone = zoneAt(lens, point, board)
  return zone === null ? null : { zone }
}

/** Where in the drawing a placement stands: its own point, or the anchor of its zone. */
export function pointOf(
  lens: Lens,
  placement: Placement,
  board: LensBoard = NO_CARDS,
): UnitPoint | null {
  if ('at' in placement) {
    return standsAtPoints(lens) ? [placement.at[0], 1 - placement.at[1]] : null
  }
  return zonesOf(lens, board).find(({ id }) => id === placement.zone)?.anchor ?? null
}

/** Whether cards stand at points of the lens rather than in zones. */
export function standsAtPoints(lens: Lens): boolean {
  return lens.kind === 'axes' && !lens.x.steps && !lens.y.steps
}

/** Whether a placement means something on a lens: its zone is there, or the lens has points. */
export function isPlacementOn(lens: Lens, placement: Placement, board: LensBoard): boolean {
  return placement.lens === lens.id && pointOf(lens, placement, board) !== null
}

/** What a zone is called; `null` when the lens has no such zone. */
export function zoneName(lens: Lens, zone: string, board: LensBoard): Words | null {
  return zonesOf(lens, board).find(({ id }) => id === zone)?.name ?? null
}

/** What the lens's checks say about the board, in the order in which the lens lists them. */
export function lensFindings(lens: Lens, content: LensContent): LensFinding[] {
  const known = new Set(content.cards.map(({ id }) => id))
  const placements = content.placements.filter(
    (placement) => known.has(placement.card) && isPlacementOn(lens, placement, content),
  )
  return (lens.checks ?? []).flatMap((id) => {
    const found = LENS_CHECKS.get(id)?.(lens, { ...content, placements }) ?? []
    return found.map((finding) => ({ check: id, ...finding }))
  })
}

/** A finding's values in one language; `list` joins names as that language does. */
export function findingValues(
  { values }: LensFinding,
  locale: keyof Words,
  list: (names: string[]) => string,
): Record<string, string | number> {
  const inLanguage = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'object' ? list(value.map((name) => name[locale])) : value,
  ])
  return Object.fromEntries(inLanguage)
}

/** The cards that make up rows, columns or lanes, in the board's order. */
export function cardsOf({ cards: type, sector }: CardsOf, board: LensBoard): Named[] {
  return board.cards
    .filter((card) => card.type === type && (!sector || card.sector === sector))
    .map(({ id, title }) => ({ id, name: inAll(title), hint: inAll('') }))
}

/** The lanes of a path; one without lanes has none. */
export function lanesOf(lens: LensOf<'path'>, board: LensBoard): readonly Lane[] {
  if (!lens.lanes) return []
  return 'cards' in lens.lanes ? cardsOf(lens.lanes, board) : lens.lanes
}

/** Radii at which rings begin and end, from the inside out; the hub, if any, is within the first. */
export function ringRadii({ rings, hub }: LensOf<'rings'>): number[] {
  const inner = hub ? HUB : 0
  // Inner rings are wider, since they have less room round them.
  return Array.from(
    { length: rings.length + 1 },
    (_, index) => inner + (RIM - inner) * (index / rings.length) ** 0.8,
  )
}

const HUB = 0.13
const RIM = 0.5
const LOOP_HOLE = 0.22
const FRAME = { from: [0.12, 0.1], to: [0.88, 0.78] } as const
const FRAME_ANCHOR = [0.5, 0.89] as const

function matrixZones({ rows, columns, hint }: CardMatrix, board: LensBoard): LensZone[] {
  const across = cardsOf(columns, board)
  const down = cardsOf(rows, board)
  return down.flatMap((row, y) =>
    across.map((column, x) => ({
      id: `${row.id}:${column.id}`,
      name: joined(row.name, column.name),
      hint,
      ...cell([x / across.length, y / down.length], [1 / across.length, 1 / down.length]),
    })),
  )
}

function axesZones({ x, y, quadrants, rim }: LensOf<'axes'>): LensZone[] {
  const field = rim ? FRAME : { from: [0, 0] as const, to: [1, 1] as const }
  const [width, height] = [field.to[0] - field.from[0], field.to[1] - field.from[1]]
  const columns = stepsOf(x)
  // The highest is on top, as on any pair of axes.
  const rows = stepsOf(y).toReversed()
  const stepped = x.steps !== undefined && y.steps !== undefined
  const cells = rows.flatMap((row, down) =>
    columns.flatMap((column, across) => {
      const own = quadrants?.find((quadrant) => quadrant.x === column.id && quadrant.y === row.id)
      if (!own && !stepped) return []
      return {
        id: stepped ? `${column.id}:${row.id}` : (own?.id ?? ''),
        name: own?.name ?? joined(column.name, row.name),
        hint: own?.hint ?? sentences(column.hint, row.hint),
        ...cell(
          [
            field.from[0] + (across * width) / columns.length,
            field.from[1] + (down * height) / rows.length,
          ],
          [width / columns.length, height / rows.length],
        ),
      }
    }),
  )
  if (!rim) return cells
  return [...cells, { ...rim, shape: { kind: 'frame', hole: FRAME }, anchor: FRAME_ANCHOR }]
}

function stepsOf({ steps, low, high }: Axis): readonly Named[] {
  const end = (id: string, name: Words) => ({ id, name, hint: inAll('') })
  return steps ?? [end('low', low), end('high', high)]
}

function ringZones(lens: LensOf<'rings'>): LensZone[] {
  const radii = ringRadii(lens)
  const { rings, segments, hub } = lens
  const cells = rings.flatMap((ring, out) =>
    segments.map((segment, index) => ({
      id: `${ring.id}:${segment.id}`,
      name: joined(ring.name, segment.name),
      hint: segment.hint,
      ...wedge(
        [radii[out] ?? 0, radii[out + 1] ?? RIM],
        [index / segments.length, (index + 1) / segments.length],
      ),
    })),
  )
  if (!hub) return cells
  const shape: Shape = { kind: 'ellipse', ellipse: { centre: [0.5, 0.5], radii: [HUB, HUB] } }
  return [{ ...hub, shape, anchor: [0.5, 0.5] }, ...cells]
}

/** A ring of steps, the first at the top. */
function loopZones(steps: readonly Step[]): LensZone[] {
  return steps.map(({ id, name, hint }, index) => ({
    id,
    name,
    hint,
    ...wedge([LOOP_HOLE, RIM], [(index - 0.5) / steps.length, (index + 0.5) / steps.length]),
  }))
}

function pathZones(lens: LensOf<'path'>, board: LensBoard): LensZone[] {
  const columns = lens.steps.flatMap(({ parts, ...step }) =>
    (parts ?? [null]).map((part) => ({
      step: step.id,
      id: part ? `${step.id}/${part.id}` : step.id,
      name: part ? joined(step.name, part.name) : step.name,
      hint: part?.hint ?? step.hint,
    })),
  )
  const width = 1 / columns.length
  if (!lens.lanes) {
    return columns.map(({ step: _, ...column }, x) => ({
      ...column,
      ...cell([x * width, 0], [width, 1]),
    }))
  }
  const lanes = lanesOf(lens, board)
  return lanes.flatMap((lane, y) =>
    columns.flatMap(({ step, ...column }, x) => {
      if (lane.steps && !lane.steps.includes(step)) return []
      return {
        id: `${column.id}:${lane.id}`,
        name: joined(column.name, lane.name),
        hint: lane.hint.en === '' ? column.hint : lane.hint,
        ...cell([x * width, y / lanes.length], [width, 1 / lanes.length]),
      }
    }),
  )
}

function cell([x, y]: UnitPoint, [width, height]: UnitPoint) {
  return {
    shape: { kind: 'rectangle', from: [x, y], to: [x + width, y + height] },
    anchor: [x + width / 2, y + height / 2],
  } satisfies Pick<LensZone, 'shape' | 'anchor'>
}

function wedge(radii: UnitPoint, turns: UnitPoint) {
  return {
    shape: { kind: 'wedge', radii, turns },
    anchor: polar((turns[0] + turns[1]) / 2, (radii[0] + radii[1]) / 2),
  } satisfies Pick<LensZone, 'shape' | 'anchor'>
}

const inAll = (text: string): Words => ({ en: text, nb: text, nn: text })

const together = (one: Words, other: Words, between: string): Words => ({
  en: `${one.en}${between}${other.en}`.trim(),
  nb: `${one.nb}${between}${other.nb}`.trim(),
  nn: `${one.nn}${between}${other.nn}`.trim(),
})

const joined = (one: Words, other: Words) => together(one, other, ' · ')
const sentences = (one: Words, other: Words) => together(one, other, ' ')
