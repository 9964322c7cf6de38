import { z } from 'zod'
import { GRID, OWN_LENS_LIMITS as MOST } from './constants'

/** Plain words of one line: nothing that a database cannot hold or a reader cannot see. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u)

const name = line(MOST.name).min(1)
const hint = line(MOST.hint).default('')

/** Placements name these ids, so a part keeps its own however it is called. */
const id = z.string().regex(/^[a-z0-9-]{1,40}$/)

const part = z.strictObject({ id, name, hint })

const parts = ({ from, to }: { from: number; to: number }) =>
  z.array(part).min(from).max(to).refine(haveOwnIds, 'ids')

const upTo = (most: number) => z.number().int().min(0).max(most)

const zone = part
  .extend({
    /** From the first to before the last cell, counted from the upper left. */
    columns: z.tuple([upTo(GRID.columns - 1), upTo(GRID.columns)]),
    rows: z.tuple([upTo(GRID.rows - 1), upTo(GRID.rows)]),
  })
  .refine(({ columns, rows }) => columns[0] < columns[1] && rows[0] < rows[1], 'empty')

export type OwnZone = z.infer<typeof zone>

const about = {
  name,
  help: line(MOST.help).default(''),
  /** People assess each part of it from 1 to 5. */
  assessed: z.boolean().default(false),
}

const axis = z.strictObject({ name, low: name, high: name })
const steppedAxis = z.strictObject({ name, steps: parts({ from: 2, to: MOST.axisSteps }) })

/** A lens as its makers describe it, in the one language that they write in. */
export const ownLensSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...about,
    kind: z.literal('zones'),
    zones: z
      .array(zone)
      .min(1)
      .max(MOST.zones)
      .refine(haveOwnIds, 'ids')
      .refine(
        (zones) => !zones.some((one, at) => zones.slice(at + 1).some(overlaps(one))),
        'overlap',
      ),
  }),
  z.strictObject({
    ...about,
    kind: z.literal('axes'),
    axes: z.union([
      z.strictObject({ x: axis, y: axis }),
      z.strictObject({ x: steppedAxis, y: steppedAxis }),
    ]),
  }),
  z.strictObject({
    ...about,
    kind: z.literal('rings'),
    rings: parts({ from: 1, to: MOST.rings }),
    segments: parts({ from: 2, to: MOST.segments }),
  }),
  z.strictObject({
    ...about,
    kind: z.literal('path'),
    steps: parts({ from: 2, to: MOST.steps }),
    lanes: parts({ from: 0, to: MOST.lanes }),
    loop: z.boolean().default(false),
  }),
])

export type OwnLens = z.infer<typeof ownLensSchema>
export type OwnLensPart = z.infer<typeof part>

/** An own lens as it is kept: which one, and which version of it. */
export type KeptLens = { id: string; version: number; archived: boolean; lens: OwnLens }

const onOne = { clusterSlug: z.string().max(100), id: z.uuid().toLowerCase() }

export const saveOwnLensSchema = z.strictObject({
  ...onOne,
  /** The version that was changed; 0 for a new lens. */
  version: z.number().int().min(0),
  lens: ownLensSchema,
})

export const archiveOwnLensSchema = z.strictObject({ ...onOne, archived: z.boolean() })

function haveOwnIds(some: readonly { id: string }[]): boolean {
  return new Set(some.map((one) => one.id)).size === some.length
}

/** Whether two zones share a cell. */
export function overlaps(one: Pick<OwnZone, 'columns' | 'rows'>) {
  return (other: Pick<OwnZone, 'columns' | 'rows'>): boolean =>
    one.columns[0] < other.columns[1] &&
    other.columns[0] < one.columns[1] &&
    one.rows[0] < other.rows[1] &&
    other.rows[0] < one.rows[1]
}
