'use client'

import { useTranslations } from 'next-intl'
import { EmptyState } from '../../ui/empty-state'
import { useCardIds, useLive } from '../board-context'
import styles from './canvas-start.module.css'

/** What an empty board says: how to begin, or that nothing is there yet. */
export function CanvasStart() {
  const t = useTranslations('board.start')
  const empty = useCardIds().length === 0
  const { mayEdit, joined } = useBegin()
  if (!empty || !joined) return null
  return (
    <div className={styles.start}>
      {mayEdit ? (
        <EmptyState
          title={t('title')}
          steps={[
            { id: 'card', title: t('card'), body: t('cardHow') },
            { id: 'relation', title: t('relation'), body: t('relationHow') },
            { id: 'outline', title: t('outline'), body: t('outlineHow') },
          ]}
        />
      ) : (
        <EmptyState title={t('readerTitle')} body={t('readerBody')} />
      )}
    </div>
  )
}

function useBegin() {
  const mayEdit = useLive((live) => live.mayEdit)
  const joined = useLive((live) => live.doc !== null)
  return { mayEdit, joined }
}
