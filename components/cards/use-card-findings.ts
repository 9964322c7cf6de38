import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { Card } from '@/lib/cards/schema'
import { STALE_AFTER_MONTHS } from '@/lib/findings/constants'
import { type CardFinding, cardFindings } from '@/lib/findings/rules'
import type { Relation } from '@/lib/relations/schema'
import { useBoard, useRelationsOf } from '../boards/board-context'

const NONE: readonly CardFinding[] = []

/**
 * What is worth a second look on a card. Of other cards only those that an option is related to
 * are listened to, so that a change on the board still renders one card.
 */
export function useCardFindings(card: Card): readonly CardFinding[] {
  const { content } = useBoard()
  const relations = useRelationsOf(card.id)
  const others = useMemo(() => (card.type === 'option' ? endsOf(relations) : []), [card, relations])
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = others.map((id) => content.onCard(id, listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [content, others],
  )
  const read = () => others.map((id) => grounds(content.card(id))).join()
  const around = useSyncExternalStore(subscribe, read, read)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `around` says that a related card has changed
  return useMemo(() => {
    const found = cardFindings(card, {
      relations,
      findCard: content.card,
      now: new Date(),
      staleAfterMonths: STALE_AFTER_MONTHS,
    })
    return found.length > 0 ? found : NONE
  }, [card, relations, content, around])
}

const endsOf = (relations: readonly Relation[]) => relations.flatMap(({ from, to }) => [from, to])

/** What of a related card findings depend on. */
const grounds = (card: Card | null) =>
  card?.type === 'capability' ? (card.fields?.knowledge ?? 'unsaid') : ''
