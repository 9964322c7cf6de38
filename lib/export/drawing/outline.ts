import type { Ellipse, Shape, UnitPoint } from '../../lenses/types'
import { contains, polar } from '../../methods/shapes'
import { element } from './svg'

/** Where the unit square is drawn, in pixels. */
export type Field = { x: number; y: number; width: number; height: number }

export function onField(field: Field, [x, y]: UnitPoint): [number, number] {
  return [field.x + x * field.width, field.y + y * field.height]
}

type Paint = { fill: string; stroke: string; 'fill-opacity'?: number }

/** The outline of a zone. Zones that overlap are drawn as the whole ellipses that they consist of. */
export function outline(shape: Shape, field: Field, paint: Paint): string {
  switch (shape.kind) {
    case 'rectangle': {
      const [x, y] = onField(field, shape.from)
      const [right, bottom] = onField(field, shape.to)
      return element('rect', { x, y, width: right - x, height: bottom - y, ...paint })
    }
    case 'ellipse':
      return ellipse(shape.ellipse, field, paint)
    case 'polygon': {
      const points = shape.points
        .map((point) => onField(field, point).map(round).join(','))
        .join(' ')
      return element('polygon', { points, ...paint })
    }
    case 'overlap':
      return ''
    case 'wedge':
      return element('path', { d: wedge(shape, field), ...paint })
    case 'frame':
      return outline({ kind: 'rectangle', from: [0, 0], to: [1, 1] }, field, paint)
  }
}

/** Every ellipse that overlapping zones consist of, once. */
export function ellipsesOf(shapes: readonly Shape[]): Ellipse[] {
  const found = new Map<string, Ellipse>()
  for (const shape of shapes) {
    if (shape.kind !== 'overlap') continue
    for (const one of [...shape.inside, ...shape.outside]) found.set(JSON.stringify(one), one)
  }
  return [...found.values()]
}

export function ellipse({ centre, radii }: Ellipse, field: Field, paint: Paint): string {
  const [cx, cy] = onField(field, centre)
  return element('ellipse', {
    cx,
    cy,
    rx: radii[0] * field.width,
    ry: radii[1] * field.height,
    ...paint,
  })
}

function wedge({ radii, turns }: Extract<Shape, { kind: 'wedge' }>, field: Field): string {
  const [inner, outer] = radii
  const [start, end] = turns
  const large = end - start > 0.5 ? 1 : 0
  const spot = (turn: number, radius: number) =>
    onField(field, polar(turn, radius)).map(round).join(' ')
  const arc = (radius: number, sweep: 0 | 1, to: number) =>
    `A${round(radius * field.width)} ${round(radius * field.height)} 0 ${large} ${sweep} ${spot(to, radius)}`
  const back = inner > 0 ? `L${spot(end, inner)} ${arc(inner, 0, start)}` : `L${spot(0, 0)}`
  return `M${spot(start, outer)} ${arc(outer, 1, end)} ${back} Z`
}

const round = (value: number): number => Math.round(value * 100) / 100

const STEP = 0.01
const ROUND = [-1, -0.5, 0, 0.5, 1]

/** The largest room round an anchor, growing evenly in both directions, that stays in its zone. */
export function roomIn(shape: Shape, anchor: UnitPoint, field: Field): Field {
  const half: [number, number] = [0, 0]
  const fits = (w: number, h: number) =>
    ROUND.every((a) =>
      ROUND.every((b) => {
        const point: UnitPoint = [anchor[0] + a * w, anchor[1] + b * h]
        return isInSquare(point) && contains(shape, point)
      }),
    )
  const growing: [boolean, boolean] = [true, true]
  while (growing[0] || growing[1]) {
    for (const axis of [0, 1] as const) {
      if (!growing[axis]) continue
      half[axis] += STEP
      if (fits(half[0], half[1])) continue
      half[axis] -= STEP
      growing[axis] = false
    }
  }
  const [x, y] = onField(field, [anchor[0] - half[0], anchor[1] - half[1]])
  return { x, y, width: 2 * half[0] * field.width, height: 2 * half[1] * field.height }
}

function isInSquare([x, y]: UnitPoint): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1
}
