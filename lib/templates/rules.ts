import { CARD_WIDTH } from '../cards/constants'
import type { NewCard } from '../cards/schema'
import type { Frame } from '../frames/schema'
import type { Placement } from '../lenses/schema'
import type { Words } from '../lenses/types'
import type { Template, TemplateCard } from './types'

export type TemplateContent = { cards: NewCard[]; frames: Frame[]; placements: Placement[] }

/** Canvas units; about what a card with a short title takes. */
const CARD_HEIGHT = 112
const GAP = 24
const PADDING = 32
/** A frame's title stands above it. */
const TITLE = 40
const COLUMNS = 2
const FRAMES_ABREAST = 3
const FRAME_WIDTH = 2 * PADDING + COLUMNS * CARD_WIDTH + (COLUMNS - 1) * GAP

/**
 * What a template puts on a board: a frame for each item of its agenda, with its cards in it, and
 * the cards on the lenses where they wait. Titles come in one language, with the others beside.
 */
export function templateContent(
  { agenda }: Template,
  { language, now, newId }: { language: keyof Words; now: number; newId: () => string },
): TemplateContent {
  const content: TemplateContent = { cards: [], frames: [], placements: [] }
  let top = 0
  for (let first = 0; first < agenda.length; first += FRAMES_ABREAST) {
    const row = agenda.slice(first, first + FRAMES_ABREAST)
    const lines = Math.max(1, ...row.map(({ cards = [] }) => Math.ceil(cards.length / COLUMNS)))
    const height = 2 * PADDING + lines * (CARD_HEIGHT + GAP) - GAP
    for (const [index, { name, cards = [] }] of row.entries()) {
      const left = index * (FRAME_WIDTH + 2 * GAP)
      content.frames.push({
        id: newId(),
        title: name[language],
        at: [left, top],
        size: [FRAME_WIDTH, height],
      })
      for (const [place, card] of cards.entries()) {
        const id = newId()
        const at: NewCard['at'] = [
          left + PADDING + (place % COLUMNS) * (CARD_WIDTH + GAP),
          top + PADDING + Math.floor(place / COLUMNS) * (CARD_HEIGHT + GAP),
        ]
        content.cards.push({
          ...cardOf(card, language),
          id,
          at,
          createdAt: now + content.cards.length,
        })
        content.placements.push(...placementsOf(card, id))
      }
    }
    top += height + TITLE + GAP
  }
  return content
}

function cardOf({ type, title, poles }: TemplateCard, language: keyof Words) {
  const others = title && Object.entries(title).filter(([other]) => other !== language)
  return {
    type,
    title: title?.[language] ?? '',
    ...(others && { otherTitles: Object.fromEntries(others) }),
    ...(poles && { poles: [poles[0][language], poles[1][language]] as [string, string] }),
  }
}

function placementsOf({ on = [] }: TemplateCard, card: string): Placement[] {
  return on.map((place) =>
    'zone' in place
      ? { card, lens: place.lens, zone: place.zone }
      : { card, lens: place.lens, at: [...place.at] },
  )
}
