import { Button } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useCard } from '../boards/board-context'
import { TypeIcon } from '../cards/type-icon'
import styles from './meters.module.css'

/** Longer lists are chosen as a whole. */
const MOST = 30

type CardListProps = {
  label: string
  cards: readonly string[]
  onChoose: (cards: readonly string[]) => void
}

/** The cards behind a meter: each can be chosen, or all at once. */
export function CardList({ label, cards, onChoose }: CardListProps) {
  const t = useTranslations('meters')
  if (cards.length === 0) return null
  return (
    <details className={styles.behind}>
      <summary>
        {label} <span className={styles.count}>{cards.length}</span>
      </summary>
      <Button variant="secondary" onClick={() => onChoose(cards)}>
        {t('chooseAll', { count: cards.length })}
      </Button>
      <ul className={styles.cards}>
        {cards.slice(0, MOST).map((id) => (
          <Item key={id} id={id} onChoose={onChoose} />
        ))}
      </ul>
      {cards.length > MOST && (
        <p className={styles.basis}>{t('more', { count: cards.length - MOST })}</p>
      )}
    </details>
  )
}

function Item({ id, onChoose }: { id: string; onChoose: CardListProps['onChoose'] }) {
  const t = useTranslations('board.card')
  const card = useCard(id)
  if (!card) return null
  return (
    <li>
      <button type="button" className={styles.card} onClick={() => onChoose([id])}>
        <TypeIcon type={card.type} />
        {card.title || t('untitled')}
      </button>
    </li>
  )
}
