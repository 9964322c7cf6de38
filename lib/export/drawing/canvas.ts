import { CARD_WIDTH } from '../../cards/constants'
import type { Frame } from '../../frames/schema'
import { type Box, covers, lineBetween } from '../../methods/lines'
import type { Relation } from '../../relations/schema'
import type { BoardProjection } from '../../sync/projection'
import type { Language } from '../../tables/rules'
import { valueName } from '../headings'
import { layOutCard } from './card'
import { widthOf } from './measure'
import { COLOURS, drawing, element } from './svg'
import { set, words } from './words'

const MARGIN = 40
const EMPTY: Box = { x: 0, y: 0, width: 400, height: 200 }
const DASHES = { '+': undefined, '-': '7 4', '?': '2 4' } as const
const SIGNS = { '+': ' +', '-': ' −', '?': '' } as const
const FRAME_TITLE = { size: 14, bold: true, leading: 20 } as const

/** All that stands on the canvas, where it stands, as SVG. */
export function drawCanvas(
  { cards, relations, frames }: Pick<BoardProjection, 'cards' | 'relations' | 'frames'>,
  { title, language }: { title: string; language: Language },
): string {
  const drawn = cards.toSorted(inDepth).map((card) => ({ card, ...layOutCard(card, language) }))
  const boxes = new Map(
    drawn.map(({ card: { id, at }, height }) => [
      id,
      { x: at[0], y: at[1], width: CARD_WIDTH, height },
    ]),
  )
  const { x, y, width, height } = around([...boxes.values(), ...frames.map(boxOf)])
  return drawing(
    {
      name: title,
      origin: [x - MARGIN, y - MARGIN],
      width: width + 2 * MARGIN,
      height: height + 2 * MARGIN,
    },
    element('g', {}, ...frames.map(drawFrame)),
    element('g', {}, ...relations.map((relation) => drawLine(relation, boxes))),
    element('g', {}, ...drawn.map(({ draw }) => draw())),
    element('g', {}, ...relations.map((relation) => drawLabel(relation, { boxes, language }))),
  )
}

/** What lies in front is drawn last. */
function inDepth(one: { z?: number }, other: { z?: number }): number {
  return (one.z ?? 0) - (other.z ?? 0)
}

function boxOf({ at: [x, y], size: [width, height] }: Frame): Box {
  return { x, y, width, height }
}

function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return EMPTY
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function drawFrame(frame: Frame): string {
  const { x, y, width, height } = boxOf(frame)
  const title = set(frame.title, { width: width - 24, most: 1, ...FRAME_TITLE })
  return element(
    'g',
    {},
    element('rect', {
      x,
      y,
      width,
      height,
      rx: 10,
      fill: COLOURS.ground,
      stroke: COLOURS.edge,
    }),
    words(title, { at: [x + 12, y + 8], fill: COLOURS.faint }),
  )
}

type Boxes = ReadonlyMap<string, Box>

function lineOf({ from, to }: Relation, boxes: Boxes) {
  const [start, end] = [boxes.get(from), boxes.get(to)]
  return start && end && from !== to ? lineBetween(start, end) : null
}

function drawLine(relation: Relation, boxes: Boxes): string {
  const line = lineOf(relation, boxes)
  if (!line) return ''
  return element(
    'g',
    { stroke: COLOURS.line, fill: 'none' },
    element('path', {
      d: line.path,
      'stroke-width': 0.75 + relation.strength * 0.5,
      'stroke-dasharray': DASHES[relation.polarity],
    }),
    element('path', { d: arrow(line), fill: COLOURS.line, stroke: 'none' }),
  )
}

/** A marker would be shorter, but few programs outside browsers draw it. */
function arrow({ end, bend }: { end: Spot; bend: Spot }): string {
  const angle = Math.atan2(end.y - bend.y, end.x - bend.x)
  const corner = (turn: number): string => {
    const [x, y] = [end.x - 9 * Math.cos(angle + turn), end.y - 9 * Math.sin(angle + turn)]
    return `${x.toFixed(1)},${y.toFixed(1)}`
  }
  return `M${end.x.toFixed(1)},${end.y.toFixed(1)} L${corner(0.42)} L${corner(-0.42)} Z`
}

type Spot = { x: number; y: number }

const LABEL = { size: 11, leading: 16 } as const

function drawLabel(
  relation: Relation,
  { boxes, language }: { boxes: Boxes; language: Language },
): string {
  const line = lineOf(relation, boxes)
  const name = `${valueName('relation', relation.type, language)}${SIGNS[relation.polarity]}`
  const width = widthOf(name, LABEL) + 12
  if (!line) return ''
  const { x, y } = line.middle
  const box = { x: x - width / 2, y: y - 9, width, height: 18 }
  // Where it would cover a card's words it says less than they do.
  if ([...boxes.values()].some((card) => covers(card, box))) return ''
  return element(
    'g',
    {},
    element('rect', {
      ...box,
      rx: 9,
      fill: COLOURS.page,
      stroke: COLOURS.edge,
    }),
    words(
      { lines: [name], font: LABEL, leading: 16 },
      { at: [x, y - 8], fill: COLOURS.faint, anchor: 'middle' },
    ),
  )
}
