import type { Card } from '../../cards/schema'
import { lanesOf, pointOf, ringRadii, standsAtPoints, zonesOf } from '../../lenses/rules'
import type { Lens, LensZone } from '../../lenses/types'
import { covers } from '../../methods/lines'
import { polar } from '../../methods/shapes'
import type { BoardProjection } from '../../sync/projection'
import type { Language } from '../../tables/rules'
import { chipOf, drawChip, drawChips } from './chips'
import { ellipse, ellipsesOf, type Field, onField, outline, roomIn } from './outline'
import { COLOURS, drawing, element } from './svg'
import { heightOf, set, words } from './words'

const WIDTH = 1400
const ASPECT = 1.6
const MARGIN = { left: 150, right: 60, top: 120, bottom: 80 } as const
const PAINT = { fill: COLOURS.ground, stroke: COLOURS.edge, 'fill-opacity': 0.6 } as const

type Content = Pick<BoardProjection, 'cards' | 'placements'>
type Words = { language: Language; title: string }
type Labelled = { text: string; at: [number, number]; width: number; turned?: true }

/** A lens with the cards that stand on it, as SVG. */
export function drawLens(lens: Lens, content: Content, { language, title }: Words): string {
  const inner = WIDTH - MARGIN.left - MARGIN.right
  const field: Field = {
    x: MARGIN.left,
    y: MARGIN.top,
    width: inner,
    height: inner / (lens.aspect ?? ASPECT),
  }
  const zones = shownZones(lens, content)
  const name = lens.name[language]
  return drawing(
    {
      name: `${name}: ${title}`,
      width: WIDTH,
      height: field.height + MARGIN.top + MARGIN.bottom,
    },
    words(set(name, { width: inner, most: 1, size: 26, bold: true, leading: 34 }), {
      at: [40, 26],
    }),
    words(set(title, { width: inner, most: 1, size: 15, leading: 22 }), {
      at: [40, 60],
      fill: COLOURS.faint,
    }),
    ...zones.map(({ shape }) => outline(shape, field, PAINT)),
    ...ellipsesOf(zones.map(({ shape }) => shape)).map((one) => ellipse(one, field, PAINT)),
    ...labels(lens, { field, content, language }).map(drawLabel),
    ...(standsAtPoints(lens)
      ? [drawNames(zones, { field, language }), drawPoints(lens, content, field)]
      : zones.map((zone) => drawZone(zone, { lens, content, field, language }))),
  )
}

/** Zones that are left out until somebody needs them stand there once a card does. */
function shownZones(lens: Lens, { cards, placements }: Content): LensZone[] {
  const used = new Set(
    placements.flatMap((placement) =>
      placement.lens === lens.id && 'zone' in placement ? placement.zone : [],
    ),
  )
  return zonesOf(lens, { cards }).filter(({ id, optional }) => !optional || used.has(id))
}

function cardsIn(zone: string, lens: Lens, { cards, placements }: Content): Card[] {
  const here = new Set(
    placements.flatMap((placement) =>
      placement.lens === lens.id && 'zone' in placement && placement.zone === zone
        ? placement.card
        : [],
    ),
  )
  return cards.filter(({ id }) => here.has(id))
}

/** Where rows and columns have names of their own, their cells need none. */
function isNamedOutside(lens: Lens): boolean {
  return lens.kind === 'axes'
    ? !lens.quadrants
    : lens.kind === 'path'
      ? !lens.loop
      : lens.kind === 'rings'
}

function drawZone(
  zone: LensZone,
  {
    lens,
    content,
    field,
    language,
  }: { lens: Lens; content: Content; field: Field; language: Language },
): string {
  const room = inset(roomIn(zone.shape, zone.anchor, field), 6)
  const cards = cardsIn(zone.id, lens, content)
  if (isNamedOutside(lens) && zone.shape.kind !== 'frame' && zone.shape.kind !== 'ellipse') {
    return drawChips(cards, room)
  }
  const name = set(zone.name[language], {
    width: Math.max(room.width, 90),
    most: 2,
    size: 13,
    bold: true,
    leading: 17,
  })
  const taken = heightOf(name) + 4
  const rest = { ...room, y: room.y + taken, height: Math.max(room.height - taken, 20) }
  return element(
    'g',
    {},
    words(name, { at: [room.x + room.width / 2, room.y], anchor: 'middle', fill: COLOURS.faint }),
    drawChips(cards, rest),
  )
}

function inset({ x, y, width, height }: Field, by: number): Field {
  return {
    x: x + by,
    y: y + by,
    width: Math.max(width - 2 * by, 40),
    height: Math.max(height - 2 * by, 20),
  }
}

/** Names of quadrants, each in its corner, where cards seldom stand. */
function drawNames(
  zones: readonly LensZone[],
  { field, language }: { field: Field; language: Language },
): string {
  return zones
    .map(({ name, anchor }) => {
      const [x, y] = [anchor[0] > 0.5 ? 1 : 0, anchor[1] > 0.5 ? 1 : 0]
      const at = onField(field, [x, y])
      const lines = set(name[language], {
        width: field.width / 2 - 40,
        most: 1,
        size: 15,
        bold: true,
        leading: 20,
      })
      return words(lines, {
        at: [at[0] + (x === 1 ? -12 : 12), at[1] + (y === 1 ? -30 : 10)],
        anchor: x === 1 ? 'end' : 'start',
        fill: COLOURS.faint,
      })
    })
    .join('')
}

const CHIP = { width: 170, size: 11, most: 2 } as const

/** Cards at their points; one that would cover another moves down until it does not. */
function drawPoints(lens: Lens, { cards, placements }: Content, field: Field): string {
  const taken: Field[] = []
  const byId = new Map(cards.map((card) => [card.id, card]))
  return placements
    .flatMap((placement) => {
      const card = byId.get(placement.card)
      const point = placement.lens === lens.id && card ? pointOf(lens, placement, { cards }) : null
      if (!card || !point) return []
      const chip = chipOf(card, CHIP)
      const [x, y] = onField(field, point)
      const box = {
        x: clamp(x - chip.width / 2, field.x, field.x + field.width - chip.width),
        y: clamp(y - chip.height / 2, field.y, field.y + field.height - chip.height),
        width: chip.width,
        height: chip.height,
      }
      for (let tries = 0; tries < 60 && taken.some((other) => covers(other, box)); tries++)
        box.y += 9
      taken.push(box)
      return element('g', {}, drawChip(chip, [box.x, box.y]))
    })
    .join('')
}

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most)

/** What rows, columns, axes, rings and segments are called, written beside the field. */
function labels(
  lens: Lens,
  { field, content, language }: { field: Field; content: Content; language: Language },
): Labelled[] {
  const under = field.y + field.height
  switch (lens.kind) {
    case 'zones':
      return []
    case 'axes': {
      const across = lens.x.steps?.map(({ name }) => name) ?? [lens.x.low, lens.x.high]
      const down = (lens.y.steps?.map(({ name }) => name) ?? [lens.y.low, lens.y.high]).toReversed()
      return [
        ...across.map((name, index) =>
          column(name[language], index, across.length, field, under + 10),
        ),
        ...down.map((name, index) => row(name[language], index, down.length, field)),
        {
          text: lens.x.name[language],
          at: [field.x + field.width / 2, under + 44],
          width: field.width,
        },
        {
          text: lens.y.name[language],
          at: [22, field.y + field.height / 2],
          width: field.height,
          turned: true,
        },
      ]
    }
    case 'rings': {
      const radii = ringRadii(lens)
      const ringNames = lens.rings.map(({ name }, index): Labelled => {
        const [x, y] = onField(field, polar(0, radii[index + 1] ?? 0.5))
        return { text: name[language], at: [x, y + 3], width: 120 }
      })
      const segmentNames = lens.segments.map(({ name }, index): Labelled => {
        const [x, y] = onField(field, polar((index + 0.5) / lens.segments.length, 0.53))
        return { text: name[language], at: [x, y - 8], width: 150 }
      })
      return [...ringNames, ...segmentNames]
    }
    case 'path': {
      if (lens.loop) return []
      const columns = lens.steps.flatMap((step) => step.parts ?? [step])
      const lanes = lanesOf(lens, content)
      return [
        ...columns.map(({ name }, index) =>
          column(name[language], index, columns.length, field, field.y - 26),
        ),
        ...lanes.map(({ name }, index) => row(name[language], index, lanes.length, field)),
      ]
    }
  }
}

function column(text: string, index: number, count: number, field: Field, y: number): Labelled {
  const width = field.width / count
  return { text, at: [field.x + (index + 0.5) * width, y], width: width - 10 }
}

function row(text: string, index: number, count: number, field: Field): Labelled {
  const height = field.height / count
  return { text, at: [field.x - 58, field.y + (index + 0.5) * height - 17], width: 106 }
}

function drawLabel({ text, at: [x, y], width, turned }: Labelled): string {
  const lines = set(text, { width, most: 3, size: 13, bold: true, leading: 17 })
  const drawn = words(lines, {
    at: turned ? [0, -8] : [x, y],
    anchor: 'middle',
    fill: COLOURS.faint,
  })
  return turned ? element('g', { transform: `translate(${x} ${y}) rotate(-90)` }, drawn) : drawn
}
