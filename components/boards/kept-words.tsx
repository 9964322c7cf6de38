'use client'

import { Alert, Button, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { hasWords, type Unsaved, unsavedAsText } from '@/lib/sync/unsaved'
import { CopyText } from '../ui/copy-text'
import { toast } from '../ui/toast'
import { useBoard, useMayEdit } from './board-context'
import notice from './board-notice.module.css'
import styles from './kept-words.module.css'
import { UnsavedWords } from './unsaved-words'
import { writeAgain } from './write-again'

type KeptWordsProps = { title: string; why: string; unsaved: Unsaved; onDone: () => void }

/** Words that are on the board no more, for their writer alone: to read, copy, or write again. */
export function KeptWords({ title, why, unsaved, onDone }: KeptWordsProps) {
  const t = useTranslations('saved.note')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const words = hasWords(unsaved)
  const labels = { copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }

  useEffect(() => board.announcer.say(`${title}. ${why}`), [board, title, why])

  const again = () => {
    if (!writeAgain(board, unsaved)) return
    onDone()
    toast(t('written'), { tone: 'success' })
  }

  return (
    <Alert className={`${notice.notice} ${styles.note}`} data-color="warning">
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      <p className={styles.line}>{why}</p>
      <UnsavedWords unsaved={unsaved} />
      <div className={styles.actions}>
        {words && <CopyText text={unsavedAsText(unsaved)} labels={labels} />}
        {words && mayEdit && (
          <Button variant="secondary" onClick={again}>
            {t('again')}
          </Button>
        )}
        <Button variant="tertiary" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </Alert>
  )
}
