import type { Card } from '../cards/schema'
import type { CardType } from '../cards/types'
import type { Sector } from '../parties/types'
import type { Relation } from '../relations/schema'
import type { RelationType } from '../relations/types'
import type { Placement } from './schema'

/** A text in the three languages of the interface. */
export type Words = { en: string; nb: string; nn: string }

/** A point of the unit square: x to the right, y downwards. */
export type UnitPoint = readonly [x: number, y: number]

/** Drawn on a lens of the right aspect, radii in that proportion make a circle. */
export type Ellipse = { centre: UnitPoint; radii: UnitPoint }

/** The outline of a zone in the unit square. */
export type Shape =
  | { kind: 'rectangle'; from: UnitPoint; to: UnitPoint }
  | { kind: 'ellipse'; ellipse: Ellipse }
  | { kind: 'polygon'; points: readonly UnitPoint[] }
  /** What lies in every ellipse of `inside` and in none of `outside`. */
  | { kind: 'overlap'; inside: readonly Ellipse[]; outside: readonly Ellipse[] }
  /**
   * A piece of a ring round the middle of the square: radii from 0 to 0.5, angles in turns,
   * clockwise from the top.
   */
  | { kind: 'wedge'; radii: readonly [inner: number, outer: number]; turns: UnitPoint }
  /** The whole square but for a hole. */
  | { kind: 'frame'; hole: { from: UnitPoint; to: UnitPoint } }

/** A named thing on a lens, with the sentence that an empty one shows. */
export type Named = { id: string; name: Words; hint: Words }

export type Zone = Named & {
  shape: Shape
  /** The middle of where its cards stand. */
  anchor: UnitPoint
  /** Drawn once somebody asks for it, or a card stands there. */
  optional?: true
}

/** What one zone does to another; `both` when each does it to the other. */
export type ZoneEdge = { from: string; to: string; both?: true }

/** Cards of a board that make up rows, columns or lanes: those of a type, and of a sector if given. */
export type CardsOf = { cards: CardType; sector?: Sector }

/** Rows and columns that are cards on the board; a cell's zone is `<row card>:<column card>`. */
export type CardMatrix = { rows: CardsOf; columns: CardsOf; hint: Words }

export type Axis = {
  name: Words
  low: Words
  high: Words
  /** A stepped axis has named steps from low to high; else it is continuous. */
  steps?: readonly Named[]
  /** What 0 and 1 of a continuous axis stand for, when that is a scale of its own. */
  scale?: readonly [low: number, high: number]
}

/**
 * A named quarter of two continuous axes (`low` or `high` on each), or a cell of two stepped ones
 * (ids of steps) that has a name of its own.
 */
export type Quadrant = Named & { x: string; y: string }

export type Step = Named & {
  /** Steps within the step, from first to last; cards then stand on these. */
  parts?: readonly Named[]
  /** Where the step stands in time, in whole years; `horizon` is the board's. */
  years?: readonly [from: number, to: number | 'horizon']
}

export type Lane = Named & {
  /** Ids of the steps that it runs through; all when left out. */
  steps?: readonly string[]
}

export type Source = { text: string; section?: string }

type LensCommon = {
  id: string
  version: number
  name: Words
  help: Words
  /** Whom the model comes from (author, year), and the section of the report that tells of it. */
  sources: readonly Source[]
  /** Width over height of the drawing; 1.6 when left out. */
  aspect?: number
  /** Card types that belong here most; offered first when a card is made on the lens. */
  suits?: readonly CardType[]
  /** Ids of checks in `lib/methods/lens-checks` that look at what stands on the lens. */
  checks?: readonly string[]
  /** Each element is assessed from 1 to 5 by sector, and the gap is drawn. */
  assessed?: true
}

/**
 * A lens is data for one of four renderers. Where a card stands on it is a placement:
 * - zones: `zone`; with a matrix `<row card>:<column card>`
 * - axes: `at` when both are continuous, how far along each from low (0) to high (1);
 *   `<x step>:<y step>` when both are stepped; or the rim's id
 * - rings: `<ring>:<segment>`, rings from the inside out; or the hub's id
 * - path: `<step>`, or `<step>/<part>` where the step has parts; with lanes followed by `:<lane>`
 */
export type Lens = LensCommon &
  (
    | { kind: 'zones'; zones: readonly Zone[]; edges?: readonly ZoneEdge[]; matrix?: CardMatrix }
    | { kind: 'axes'; x: Axis; y: Axis; quadrants?: readonly Quadrant[]; rim?: Named }
    | { kind: 'rings'; rings: readonly Named[]; segments: readonly Named[]; hub?: Named }
    | {
        kind: 'path'
        steps: readonly Step[]
        loop?: true
        /** Fixed lanes, or one for each of some cards. */
        lanes?: readonly Lane[] | CardsOf
      }
  )

/** A place on a lens where a card may stand, as it is drawn in the unit square. */
export type LensZone = Named & { shape: Shape; anchor: UnitPoint; optional?: true }

/** What checks of a lens look at. */
export type LensContent = {
  cards: readonly Card[]
  relations: readonly Relation[]
  /** Placements on any lens; a check sees those of its own. */
  placements: readonly Placement[]
  /** This year, and the year to which the board looks; without them nothing is said of time. */
  year?: number
  horizonYear?: number | null
}

/**
 * Something worth saying about what stands on a lens. Its sentence is the message
 * `lenses.finding.<check>`; `findingValues` in `rules.ts` makes its values ready for that.
 */
export type LensFinding = {
  check: string
  /** Ids of the cards that it is about. */
  cards: readonly string[]
  /** Names that the catalogue gives stand in all languages; several are shown as a list. */
  values: Readonly<Record<string, string | number | readonly Words[]>>
  /** A card that could be made in answer, with a relation to it from one that is there. */
  offer?: CardOffer
}

export type CardOffer = {
  type: CardType
  /** Where on the lens it would stand. */
  zone: string
  relation: { from: string; type: RelationType }
}
