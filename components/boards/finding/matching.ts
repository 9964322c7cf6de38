import type { Card } from '@/lib/cards/schema'
import type { CardType } from '@/lib/cards/types'
import type { Sector } from '@/lib/parties/types'

/** What somebody looks for. Several values of one kind widen it, several kinds narrow it. */
export type Filter = {
  text: string
  types: readonly CardType[]
  /** `none` finds cards that no sector is said of. */
  sectors: readonly (Sector | 'none')[]
  tags: readonly string[]
  /** Cards that stand on this lens. */
  lens: string | null
}

export const NO_FILTER: Filter = { text: '', types: [], sectors: [], tags: [], lens: null }

/**
 * Text as it is compared: case and accents make no difference. The Norwegian letters stay letters of
 * their own, since `å` is no kind of `a`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split('å')
    .map((part) => part.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('å')
}

const folded = new WeakMap<Card, string>()

/** Everything that is written on a card, folded; a card that changes is another object. */
function wordsOf(card: Card): string {
  const known = folded.get(card)
  if (known !== undefined) return known
  const words = foldText(
    [
      card.title,
      card.body,
      card.place,
      card.source,
      card.asOf,
      ...(card.tags ?? []),
      ...(card.poles ?? []),
      ...Object.values(card.otherTitles ?? {}),
      ...Object.values(card.fields ?? {}),
      ...(card.links ?? []).flatMap(({ label, url }) => [label, url]),
    ].join('\n'),
  )
  folded.set(card, words)
  return words
}

/** A filter made ready for many cards; `null` when it asks for nothing. */
export function matcherOf(
  filter: Filter,
  { isOn }: { isOn: (card: string, lens: string) => boolean },
): ((card: Card) => boolean) | null {
  const words = foldText(filter.text).split(/\s+/u).filter(Boolean)
  const { types, sectors, tags, lens } = filter
  if (words.length + types.length + sectors.length + tags.length === 0 && !lens) return null
  return (card) =>
    (types.length === 0 || types.includes(card.type)) &&
    (sectors.length === 0 || sectors.includes(card.sector ?? 'none')) &&
    (tags.length === 0 || tags.some((tag) => card.tags?.includes(tag))) &&
    (!lens || isOn(card.id, lens)) &&
    words.every((word) => wordsOf(card).includes(word))
}
