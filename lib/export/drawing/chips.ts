import type { Card } from '../../cards/schema'
import { widthOf } from './measure'
import type { Field } from './outline'
import { sectorShape } from './sector-shape'
import { COLOURS, element } from './svg'
import { heightOf, type Lines, set, words } from './words'

type Chip = { card: Card; title: Lines; width: number; height: number }
type Layout = { chips: Chip[]; columns: number; width: number; height: number }

const GAP = 5
const PAD = 5
const MARK = 13
/** Fits the words of one machine into the widths of another. */
const SLACK = 0.97
/** Sizes and numbers of lines of a title, from the one that reads best to what still fits. */
const SIZES = [
  [13, 3],
  [12, 3],
  [11, 2],
  [10, 2],
  [9, 2],
  [8, 1],
  [7, 1],
] as const
const WIDEST = 230
const MOST_COLUMNS = 6

/** Cards by their titles, as large as the room allows, in columns round its middle. */
export function drawChips(cards: readonly Card[], room: Field): string {
  if (cards.length === 0) return ''
  const layout = bestLayout(cards, room)
  const left = room.x + (room.width - layout.width) / 2
  const top = room.y + Math.max(0, (room.height - layout.height) / 2)
  return inColumns(layout)
    .map((column, index) => {
      let y = top
      return column
        .map((chip) => {
          const drawn = drawChip(chip, [left + index * (chip.width + GAP), y])
          y += chip.height + GAP
          return drawn
        })
        .join('')
    })
    .join('')
}

function bestLayout(cards: readonly Card[], room: Field): Layout {
  let last: Layout | null = null
  for (const [size, most] of SIZES) {
    for (let columns = 1; columns <= Math.min(MOST_COLUMNS, cards.length); columns++) {
      const width = Math.min(WIDEST, (room.width - GAP * (columns - 1)) / columns)
      if (width < size * 6 && !(columns === 1 && size === 7)) continue
      // A word in two is harder to read than a smaller one.
      if (size > 8 && columns > 1 && longestWord(cards, size) > width - 2 * PAD - MARK) continue
      last = layOut(cards, { columns, width: Math.max(width, 42), size, most })
      if (last.height <= room.height && last.width <= room.width) return last
    }
  }
  // Rather over the edge of a zone than not shown.
  return last ?? layOut(cards, { columns: 1, width: 60, size: 7, most: 1 })
}

function longestWord(cards: readonly Card[], size: number): number {
  const words = cards.flatMap(({ title }) => title.split(/\s+/u))
  return words.reduce((most, word) => Math.max(most, widthOf(word, { size })), 0) / SLACK
}

function layOut(
  cards: readonly Card[],
  { columns, width, size, most }: { columns: number; width: number; size: number; most: number },
): Layout {
  const chips = cards.map((card) => chipOf(card, { width, size, most }))
  const layout = { chips, columns, width: columns * width + (columns - 1) * GAP, height: 0 }
  const heights = inColumns(layout).map((column) =>
    column.reduce((sum, { height }) => sum + height + GAP, -GAP),
  )
  return { ...layout, height: Math.max(...heights) }
}

function inColumns({ chips, columns }: Layout): Chip[][] {
  const each = Math.ceil(chips.length / columns)
  return Array.from({ length: columns }, (_, index) =>
    chips.slice(index * each, (index + 1) * each),
  )
}

export function chipOf(
  card: Card,
  { width, size, most }: { width: number; size: number; most: number },
): Chip {
  const inner = (width - 2 * PAD - (card.sector ? MARK : 0)) * SLACK
  const title = set(card.title || '–', { width: inner, most, size, leading: size * 1.3 })
  return { card, title, width, height: heightOf(title) + 2 * PAD }
}

export function drawChip({ card, title, width, height }: Chip, [x, y]: [number, number]): string {
  return element(
    'g',
    {},
    element('rect', { x, y, width, height, rx: 4, fill: COLOURS.paper, stroke: COLOURS.edge }),
    words(title, { at: [x + PAD + (card.sector ? MARK : 0), y + PAD] }),
    card.sector
      ? sectorShape(card.sector, { at: [x + PAD + 4, y + PAD + title.leading / 2], size: 10 })
      : '',
  )
}
