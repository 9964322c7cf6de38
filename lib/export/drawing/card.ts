import { CARD_WIDTH } from '../../cards/constants'
import type { Card } from '../../cards/schema'
import type { Language } from '../../tables/rules'
import { valueName } from '../headings'
import { sectorShape } from './sector-shape'
import { COLOURS, element } from './svg'
import { heightOf, type Lines, set, words } from './words'

const SIDE = 12
const TOP = 10
const HEAD = 16
const INNER = CARD_WIDTH - 2 * SIDE
/** Fits the words of one machine into the widths of another. */
const SLACK = 0.97
const GAP = 5

export type DrawnCard = { height: number; draw: () => string }

/** A card as it stands on the canvas: its type, its words, its sector and when and where. */
export function layOutCard(card: Card, language: Language): DrawnCard {
  const width = INNER * SLACK
  const facts = [card.place, card.asOf].filter(Boolean).join(' · ')
  const blocks: { lines: Lines; fill: string }[] = [
    { lines: set(card.title, { width, size: 14, bold: true, leading: 19 }), fill: COLOURS.ink },
    { lines: set(card.body, { width, most: 2, size: 12.5, leading: 17 }), fill: COLOURS.faint },
    {
      lines: set(card.poles?.join(' ↔ ') ?? '', { width, size: 12, leading: 16 }),
      fill: COLOURS.faint,
    },
    { lines: set(facts, { width, most: 1, size: 11, leading: 18 }), fill: COLOURS.faint },
  ].filter(({ lines }) => heightOf(lines) > 0)
  const height = TOP * 2 + HEAD + blocks.reduce((sum, { lines }) => sum + GAP + heightOf(lines), 0)
  return { height: Math.max(64, height), draw: () => drawCard(card, { blocks, height, language }) }
}

function drawCard(
  { at: [x, y], type, sector }: Card,
  {
    blocks,
    height,
    language,
  }: { blocks: readonly { lines: Lines; fill: string }[]; height: number; language: Language },
): string {
  const left = x + SIDE
  let top = y + TOP
  const head = set(valueName('type', type, language), {
    width: INNER,
    most: 1,
    size: 11,
    leading: HEAD,
  })
  const parts = [
    element('rect', {
      x,
      y,
      width: CARD_WIDTH,
      height: Math.max(64, height),
      rx: 6,
      fill: COLOURS.paper,
      stroke: COLOURS.edge,
    }),
    words(head, { at: [left, top], fill: COLOURS.faint }),
  ]
  if (sector)
    parts.push(sectorShape(sector, { at: [x + CARD_WIDTH - SIDE - 7, top + 8], size: 13 }))
  top += HEAD
  for (const { lines, fill } of blocks) {
    parts.push(words(lines, { at: [left, top + GAP], fill }))
    top += GAP + heightOf(lines)
  }
  return element('g', {}, ...parts)
}
