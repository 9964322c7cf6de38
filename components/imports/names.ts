import { useLocale, useTranslations } from 'next-intl'
import {
  CARD_TYPE_NAMES,
  type CardTarget,
  EVIDENCE_NAMES,
  KNOWLEDGE_START_NAMES,
  SECTOR_NAMES,
  STEEP_NAMES,
  SYSTEM_LAYER_NAMES,
} from '@/lib/cards/constants'
import type { ImportKind } from '@/lib/imports/types'
import { RELATION_TYPE_NAMES, type RelationTarget } from '@/lib/relations/constants'

type Named = readonly { id: string; names: readonly string[] }[]

const CARD_VALUES: Partial<Record<string, Named>> = {
  type: CARD_TYPE_NAMES,
  sector: SECTOR_NAMES,
  evidence: EVIDENCE_NAMES,
  steep: STEEP_NAMES,
  'system-layer': SYSTEM_LAYER_NAMES,
  'knowledge-start': KNOWLEDGE_START_NAMES,
} satisfies Partial<Record<CardTarget, Named>>

const RELATION_VALUES: Partial<Record<string, Named>> = {
  type: RELATION_TYPE_NAMES,
} satisfies Partial<Record<RelationTarget, Named>>

/** What a value that a cell may hold is called in the reader's language. */
export function useValueNames(): (kind: ImportKind, target: string, id: string) => string {
  const place = useLocale() === 'en' ? 0 : 1
  return (kind, target, id) => {
    const values = (kind === 'cards' ? CARD_VALUES : RELATION_VALUES)[target]
    return values?.find((value) => value.id === id)?.names[place] ?? id
  }
}

/** What a column may become, in the reader's language. */
export function useTargetNames(): (kind: ImportKind, target: string) => string {
  const tCards = useTranslations('import.cardColumns')
  const tRelations = useTranslations('import.relationColumns')
  return (kind, target) =>
    kind === 'cards' ? tCards(target as CardTarget) : tRelations(target as RelationTarget)
}
