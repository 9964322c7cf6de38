'use client'

import { Button } from '@digdir/designsystemet-react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { CardsOf, Lens } from '@/lib/lenses/types'
import { useBoard, useMayEdit } from '../boards/board-context'
import { freePlace } from '../boards/canvas/free-place'
import { addCard } from '../boards/commands'
import { useCardTypeNames } from '../cards/type-names'
import styles from './missing-cards.module.css'
import { cardsOfLens } from './use-lens-board'

/** What a lens that is made of the board's cards says before these are there. */
export function MissingCards({ lens }: { lens: Lens }) {
  const t = useTranslations('lensView')
  const typeName = useCardTypeNames()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const wanted = cardsOfLens(lens)
  const [rows, columns] = wanted.map(({ cards }) => typeName(cards))
  if (!rows) return null
  const add = ({ cards: type, sector }: CardsOf) =>
    addCard(board, 'lens', {
      at: freePlace(board.content.all(), type),
      type,
      ...(sector && { sector }),
    })
  return (
    <div className={styles.missing}>
      <p className={styles.why}>
        {columns ? t('noRows', { rows, columns }) : t('noLanes', { rows })}
      </p>
      {mayEdit && (
        <div className={styles.buttons}>
          {wanted.map((kind) => (
            <Button key={kind.cards} variant="secondary" onClick={() => add(kind)}>
              <Plus size={16} aria-hidden />
              {t('newOfType', { type: typeName(kind.cards) })}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
