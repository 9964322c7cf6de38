'use client'

import { useTranslations } from 'next-intl'
import { useBoard, useStore } from '../boards/board-context'
import { TypeIcon } from '../cards/type-icon'
import { useLensDrag } from './drag-context'
import styles from './drag-ghost.module.css'

/** What the hand holds, under the pointer. */
export function DragGhost() {
  const t = useTranslations('board.card')
  const board = useBoard()
  const held = useStore(useLensDrag().held, (now) => now)
  const [first] = held?.cards ?? []
  const card = first ? board.content.card(first) : null
  if (!held || !card) return null
  const [x, y] = held.pointer
  return (
    <div
      className={styles.ghost}
      style={{ transform: `translate(${x + 6}px, ${y + 6}px)` }}
      aria-hidden="true"
    >
      <TypeIcon type={card.type} />
      <span className={styles.title}>{card.title || t('untitled')}</span>
      {held.cards.length > 1 && <span className={styles.count}>{held.cards.length}</span>}
    </div>
  )
}
