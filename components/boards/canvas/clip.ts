import type * as Y from 'yjs'
import { z } from 'zod'
import type { ChangeOrigin } from '@/lib/boards/doc'
import { createCards } from '@/lib/cards/doc'
import { CARD_LIMITS, type Card, cardSchema, type Point } from '@/lib/cards/schema'
import { createFrames } from '@/lib/frames/doc'
import { frameFieldsSchema } from '@/lib/frames/schema'
import { placeCards } from '@/lib/lenses/doc'
import { placementFieldsSchema } from '@/lib/lenses/schema'
import { createRelations } from '@/lib/relations/doc'
import { relationFieldsSchema } from '@/lib/relations/schema'
import type { BoardContent } from '../board-content'

/** The name under which a copy lies on the clipboard, beside plain text for other programs. */
export const CLIP_FORMAT = 'application/x-framsyn-clip+json'

const AT_MOST = 2_000
const id = z.string().min(1).max(64)

/** Part of a board on a clipboard. Whoever wrote it: it is read like a file from a stranger. */
const clipSchema = z.object({
  type: z.literal('framsyn:clip:v1'),
  cards: z
    .array(
      cardSchema.extend({
        id,
        title: z.string().max(CARD_LIMITS.title),
        body: z.string().max(CARD_LIMITS.body),
      }),
    )
    .max(AT_MOST),
  relations: z.array(relationFieldsSchema.extend({ id })).max(2 * AT_MOST),
  placements: z
    .array(z.intersection(z.object({ card: id, lens: id }), placementFieldsSchema))
    .max(10 * AT_MOST),
  frames: z.array(frameFieldsSchema.extend({ id })).max(AT_MOST),
})

export type Clip = z.infer<typeof clipSchema>

/** These cards and frames, with the relations among the cards and their places on lenses. */
export function clipOf(content: BoardContent, ids: readonly string[]): Clip {
  const cards = ids.flatMap((one) => content.card(one) ?? [])
  const here = new Set(cards.map((card) => card.id))
  return {
    type: 'framsyn:clip:v1',
    cards,
    relations: content.relations().filter(({ from, to }) => here.has(from) && here.has(to)),
    placements: cards.flatMap((card) => content.placementsOf(card.id)),
    frames: ids.flatMap((one) => content.frame(one) ?? []),
  }
}

/** Reads what lies on a clipboard; `null` when it is not a copy of a board's part. */
export function readClip(text: string): Clip | null {
  try {
    const clip = clipSchema.safeParse(JSON.parse(text))
    return clip.success && clip.data.cards.length + clip.data.frames.length > 0 ? clip.data : null
  } catch {
    return null
  }
}

/** What other programs get: a line a card, with its words below. */
export function clipText({ cards, frames }: Clip): string {
  const lines = [...cards, ...frames].map((one) => one.title)
  return lines.filter((line) => line !== '').join('\n')
}

/**
 * The same with new ids, moved, unlocked and made now. What refers to cards that are not among
 * them is left out.
 */
export function renewed(
  clip: Clip,
  { by, now, newId }: { by: Point; now: number; newId: () => string },
): Clip {
  const ids = new Map(clip.cards.map((card) => [card.id, newId()]))
  const moved = ([x, y]: Point): Point => [Math.round(x + by[0]), Math.round(y + by[1])]
  return {
    type: clip.type,
    cards: clip.cards.flatMap((card, order) => {
      const renamed = ids.get(card.id)
      const { locked: _, fields, ...rest } = card
      if (!renamed) return []
      return {
        ...rest,
        ...(fields && { fields: referring(fields, ids) }),
        id: renamed,
        at: moved(card.at),
        createdAt: now + order,
      }
    }),
    relations: clip.relations.flatMap((relation) => {
      const [from, to] = [ids.get(relation.from), ids.get(relation.to)]
      return from && to ? [{ ...relation, id: newId(), from, to }] : []
    }),
    placements: clip.placements.flatMap((placement) => {
      const card = ids.get(placement.card)
      return card ? [{ ...placement, card }] : []
    }),
    frames: clip.frames.map(({ locked: _, ...frame }) => ({
      ...frame,
      id: newId(),
      at: moved(frame.at),
    })),
  }
}

/** Fields that name another card name its copy, when that comes along. */
function referring(
  fields: NonNullable<Card['fields']>,
  ids: ReadonlyMap<string, string>,
): NonNullable<Card['fields']> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, ids.get(String(value)) ?? value]),
  )
}

/** Writes a part of a board in one change. */
export function writeClip(doc: Y.Doc, clip: Clip, origin: ChangeOrigin): void {
  doc.transact(() => {
    createFrames(doc, clip.frames, origin)
    createCards(doc, clip.cards, origin)
    createRelations(doc, clip.relations, origin)
    placeCards(doc, clip.placements, origin)
  }, origin)
}
