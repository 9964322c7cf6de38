import { CARD_LIMITS, cardFieldsSchema } from '@/lib/cards/schema'

/** A date as one types it: empty, a year, a year and month, or a day; `null` when it is none. */
export function asOfFrom(text: string): string | undefined | null {
  if (text === '') return undefined
  const parsed = cardFieldsSchema.shape.asOf.safeParse(text)
  return parsed.success && parsed.data !== undefined ? parsed.data : null
}

/** Tags from one line: commas or semicolons between, none twice, none when there are none. */
export function tagsFrom(text: string): string[] | undefined {
  const tags = distinctTags(text)
  return tags.length > 0 ? tags.slice(0, CARD_LIMITS.tags) : undefined
}

/** Whether a line holds more tags than a card has room for. */
export const hasTooManyTags = (text: string): boolean =>
  distinctTags(text).length > CARD_LIMITS.tags

function distinctTags(text: string): string[] {
  const tags = text
    .split(/[,;]/)
    .map((tag) => tag.trim().slice(0, CARD_LIMITS.line))
    .filter((tag) => tag !== '')
  return [...new Set(tags)]
}
