/** A text in the three languages of the interface. */
export type Words = { en: string; nb: string; nn: string }

/** A point of the unit square: x to the right, y downwards. */
export type UnitPoint = readonly [x: number, y: number]

export type Circle = { centre: UnitPoint; radius: number }

/** The outline of a zone in the unit square. */
export type Shape =
  | { kind: 'rectangle'; from: UnitPoint; to: UnitPoint }
  | { kind: 'circle'; circle: Circle }
  | { kind: 'polygon'; points: readonly UnitPoint[] }
  /** What lies in every circle of `inside` and in none of `outside`. */
  | { kind: 'overlap'; inside: readonly Circle[]; outside: readonly Circle[] }

/** A named thing on a lens, with the sentence that an empty one shows. */
export type Named = { id: string; name: Words; hint: Words }

export type Zone = Named & {
  shape: Shape
  /** The middle of where its cards stand. */
  anchor: UnitPoint
  /** Left out until somebody shows it on a board. */
  optional?: true
}

/** What one zone does to another; `both` when each does it to the other. */
export type ZoneEdge = { from: string; to: string; both?: true }

/** Rows and columns that are cards of these types on the board; a cell's zone is `row:column`. */
export type CardMatrix = { rows: string; columns: string }

export type Axis = {
  name: Words
  low: Words
  high: Words
  /** A stepped axis has named steps from low to high; else it is continuous. */
  steps?: readonly Named[]
  /** What 0 and 1 of a continuous axis stand for, when that is a scale of its own. */
  scale?: readonly [low: number, high: number]
}

/** A named quarter of two continuous axes. */
export type Quadrant = Named & { x: 'low' | 'high'; y: 'low' | 'high' }

export type Step = Named & {
  /** Steps within the step, from first to last; a card stands on one or on the step itself. */
  parts?: readonly Named[]
  /** Where the step stands in time, in whole years; `horizon` is the board's. */
  years?: readonly [from: number, to: number | 'horizon']
}

export type Source = { text: string; section?: string }

type LensCommon = {
  id: string
  version: number
  name: Words
  help: Words
  /** Whom the model comes from (author, year). */
  sources: readonly Source[]
  /** Card types that belong here most; offered first when a card is made on the lens. */
  suits?: readonly string[]
  /** Ids of checks in `rules.ts` that look at what stands on the lens. */
  checks?: readonly string[]
  /** Each element is assessed from 1 to 5 by sector, and the gap is drawn. */
  assessed?: true
}

/**
 * A lens is data for one of four renderers. Where a card stands on it is a placement:
 * - zones: `zone`; with a matrix `<row card>:<column card>`
 * - axes: `at` when both are continuous; `<x step>:<y step>` when both are stepped; or the rim's id
 * - rings: `<ring>:<segment>`
 * - path: `<step>` or `<step>/<part>`, with lanes followed by `:<lane>`
 */
export type Lens = LensCommon &
  (
    | { kind: 'zones'; zones: readonly Zone[]; edges?: readonly ZoneEdge[]; matrix?: CardMatrix }
    | { kind: 'axes'; x: Axis; y: Axis; quadrants?: readonly Quadrant[]; rim?: Named }
    | { kind: 'rings'; rings: readonly Named[]; segments: readonly Named[] }
    | {
        kind: 'path'
        steps: readonly Step[]
        loop?: true
        /** Fixed lanes, or one for each card of a type. */
        lanes?: readonly Named[] | { cards: string }
      }
  )

export type LensKind = Lens['kind']
