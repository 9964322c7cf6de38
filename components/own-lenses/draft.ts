import { GRID, type OwnLensKind } from '@/lib/own-lenses/constants'
import {
  type OwnLens,
  type OwnLensPart,
  type OwnZone,
  ownLensSchema,
} from '@/lib/own-lenses/schema'

type Of<Kind extends OwnLensKind> = Extract<OwnLens, { kind: Kind }>
export type AxesDraft = Of<'axes'>
export type Axes = AxesDraft['axes']

/** Makes ids for parts. Comes in, so that the same start can be made again. */
export type NewId = () => string

export const emptyPart = (id: string): OwnLensPart => ({ id, name: '', hint: '' })

/** How many columns and rows of equal zones a lens may begin with. */
export const PRESETS = [
  { zones: 2, columns: 2, rows: 1 },
  { zones: 3, columns: 3, rows: 1 },
  { zones: 4, columns: 2, rows: 2 },
  { zones: 6, columns: 3, rows: 2 },
] as const

type Preset = { columns: number; rows: number }

/** Equal zones that fill the grid; what has been named keeps its name and id. */
export function zonesOfPreset(
  { columns, rows }: Preset,
  before: readonly OwnLensPart[],
  newId: NewId,
): OwnZone[] {
  const [width, height] = [GRID.columns / columns, GRID.rows / rows]
  return Array.from({ length: columns * rows }, (_, index) => {
    const { id, name, hint } = before[index] ?? emptyPart(newId())
    const [column, row] = [index % columns, Math.floor(index / columns)]
    return {
      id,
      name,
      hint,
      columns: [column * width, (column + 1) * width],
      rows: [row * height, (row + 1) * height],
    }
  })
}

/** A lens of a kind to begin with; what lenses of every kind have is kept. */
export function startOf(
  kind: OwnLensKind,
  { name, help, assessed }: Pick<OwnLens, 'name' | 'help' | 'assessed'>,
  newId: NewId,
): OwnLens {
  const common = { name, help, assessed }
  const parts = (count: number) => Array.from({ length: count }, () => emptyPart(newId()))
  switch (kind) {
    case 'zones':
      return { ...common, kind, zones: zonesOfPreset({ columns: 2, rows: 2 }, [], newId) }
    case 'axes':
      // Cards at points have no part that could be assessed.
      return { ...common, assessed: false, kind, axes: { x: emptyAxis(), y: emptyAxis() } }
    case 'rings':
      return { ...common, kind, rings: parts(3), segments: parts(4) }
    case 'path':
      return { ...common, kind, steps: parts(3), lanes: [], loop: false }
  }
}

const emptyAxis = () => ({ name: '', low: '', high: '' })

/** The same axes with steps, or without; ends become the outer steps and the other way round. */
export function withSteps({ x, y }: Axes, stepped: boolean, newId: NewId): Axes {
  const named = (name: string): OwnLensPart => ({ ...emptyPart(newId()), name })
  if (stepped) {
    const steps = (axis: Axes['x']) => ({
      name: axis.name,
      steps: 'steps' in axis ? axis.steps : [named(axis.low), named(axis.high)],
    })
    return { x: steps(x), y: steps(y) }
  }
  const ends = (axis: Axes['x']) =>
    'steps' in axis
      ? { name: axis.name, low: axis.steps[0]?.name ?? '', high: axis.steps.at(-1)?.name ?? '' }
      : axis
  return { x: ends(x), y: ends(y) }
}

/** Where a draft is not a lens yet: paths of fields, such as `zones.0.name`; empty when it is one. */
export function wrongIn(draft: OwnLens): ReadonlySet<string> {
  const read = ownLensSchema.safeParse(draft)
  if (read.success) return new Set()
  return new Set(
    read.error.issues.flatMap((issue) =>
      issue.code === 'invalid_union'
        ? wrongInAxes(draft)
        : [issue.code === 'custom' ? 'overlap' : issue.path.join('.')],
    ),
  )
}

function wrongInAxes(draft: OwnLens): string[] {
  if (draft.kind !== 'axes') return []
  return (['x', 'y'] as const).flatMap((side) => {
    const axis = draft.axes[side]
    const fields = 'steps' in axis ? { name: axis.name } : axis
    const empty = Object.entries(fields).flatMap(([field, text]) => (text.trim() ? [] : [field]))
    const steps = 'steps' in axis ? axis.steps : []
    const unnamed = steps.flatMap(({ name }, at) => (name.trim() ? [] : [`steps.${at}.name`]))
    return [...empty, ...unnamed].map((path) => `axes.${side}.${path}`)
  })
}

/** A part moved one place up or down. */
export function moved<Part>(parts: readonly Part[], from: number, by: -1 | 1): Part[] {
  const next = [...parts]
  const [part] = next.splice(from, 1)
  if (part !== undefined) next.splice(from + by, 0, part)
  return next
}
