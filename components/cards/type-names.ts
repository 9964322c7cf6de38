import { useLocale } from 'next-intl'
import { CARD_TYPES, type CardType } from '@/lib/cards/types'
import { RELATION_TYPES, type RelationType } from '@/lib/relations/types'

const CARDS = new Map(CARD_TYPES.map((type) => [type.id, type]))
const RELATIONS = new Map(RELATION_TYPES.map((type) => [type.id, type]))

/** What the catalogue calls a card type in the reader's language. */
export function useCardTypeNames(): (type: CardType) => string {
  const locale = useLocale()
  return (type) => CARDS.get(type)?.name[locale] ?? type
}

export function useCardTypeHelp(): (type: CardType) => string {
  const locale = useLocale()
  return (type) => CARDS.get(type)?.help[locale] ?? ''
}

export function useRelationTypeNames(): (type: RelationType) => string {
  const locale = useLocale()
  return (type) => RELATIONS.get(type)?.name[locale] ?? type
}

export function useRelationTypeHelp(): (type: RelationType) => string {
  const locale = useLocale()
  return (type) => RELATIONS.get(type)?.help[locale] ?? ''
}
