import { CARD_LIMITS, cardFieldsSchema } from '@/lib/cards/schema'

/** A date as one types it: empty, a year, a year and month, or a day; `null` when it is none. */
export function asOfFrom(text: string): string | undefined | null {
  if (text === '') return undefined
  const parsed = cardFieldsSchema.shape.asOf.safeParse(text)
  return parsed.success && parsed.data !== undefined ? parsed.data : null
}

/** Tags from one line: commas or semicolons between, none twice, none when there are none. */
export function tagsFrom(text: string): string[] | undefined {
  const tags = text
    .split(/[,;]/)
    .map((tag) => tag.trim().slice(0, CARD_LIMITS.line))
    .filter((tag) => tag !== '')
  const distinct = [...new Set(tags)].slice(0, CARD_LIMITS.tags)
  return distinct.length > 0 ? distinct : undefined
}
