import { useTranslations } from 'next-intl'
import type { Unsaved } from '@/lib/sync/unsaved'
import { TypeIcon } from '../cards/type-icon'
import styles from './unsaved-words.module.css'

/** What somebody wrote and nobody has saved, for reading and copying by hand. */
export function UnsavedWords({ unsaved: { cards, text, others } }: { unsaved: Unsaved }) {
  const t = useTranslations('saved.note')
  return (
    <div className={styles.words}>
      {cards.length > 0 && (
        <ul className={styles.cards}>
          {cards.map((card) => (
            <li key={card.id} className={styles.card}>
              <span className={styles.kind}>
                <TypeIcon type={card.type} />
                {t(card.isNew ? 'newCard' : 'changedCard')}
              </span>
              <strong>{card.title || t('untitled')}</strong>
              {card.body && <p className={styles.body}>{card.body}</p>}
            </li>
          ))}
        </ul>
      )}
      {text && <p className={styles.body}>{text}</p>}
      {others && <p className={styles.others}>{t('others')}</p>}
    </div>
  )
}
