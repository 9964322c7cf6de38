import { uuidv4 } from 'lib0/random'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { createCards } from '@/lib/cards/doc'
import type { CardType } from '@/lib/cards/types'
import { openTable, placeCards, planImport, previewOf } from '@/lib/imports/rules'
import type { SourceChoice } from '@/lib/imports/schema'
import { createRelations } from '@/lib/relations/doc'
import type { Table } from '@/lib/tables/types'
import { useBoard } from '../board-context'
import { useGoTo } from './use-go-to'

export type Choices = {
  choice: SourceChoice | null
  type: CardType
  duplicates: 'skip' | 'add'
}

/** What became of choices that nobody has acted on: the same rows, pasted again, have them again. */
const kept = new WeakMap<object, { rows: string; choices: Choices }>()

/** Pasted rows, read by the rules of an import, against the board as it is now. */
export function usePastedPlan(table: Table) {
  const t = useTranslations('paste')
  const board = useBoard()
  const goTo = useGoTo()
  const language = useLocale()
  const rows = JSON.stringify(table.rows)
  const [choices, setChoices] = useState((): Choices => {
    const before = kept.get(board)
    if (before?.rows === rows) return before.choices
    return { choice: null, type: board.ui.get().newType, duplicates: 'skip' }
  })

  const source = useMemo(
    () => openTable(table, { choice: choices.choice, language }),
    [table, choices.choice, language],
  )
  const plan = useMemo(
    () =>
      planImport({
        board: { cards: board.content.all(), relations: board.content.relations() },
        sources: [source],
        defaultType: choices.type,
        duplicates: choices.duplicates,
        newId: uuidv4,
      }),
    [board, source, choices.type, choices.duplicates],
  )
  const [outcome] = plan.outcomes
  if (!outcome) throw new Error('a plan has one outcome for each of its sources')

  const make = (): boolean => {
    const cards = placeCards(plan.cards, { board: board.content.all(), now: Date.now() })
    const done = board.change('import', (doc, origin) => {
      doc.transact(() => {
        createCards(doc, cards, origin)
        createRelations(doc, plan.relations, origin)
      }, origin)
    })
    if (!done) return false
    kept.delete(board)
    board.announcer.say(t('made', { cards: cards.length, relations: plan.relations.length }))
    const [first] = cards
    if (first) {
      goTo(first.id)
      board.select(cards.map(({ id }) => id))
    }
    return true
  }

  return {
    preview: previewOf({ name: t('rows'), table, source, outcome }),
    plan,
    outcome,
    choices,
    change(change: Partial<Choices>) {
      const next = { ...choices, ...change }
      kept.set(board, { rows, choices: next })
      setChoices(next)
    },
    make,
  }
}
