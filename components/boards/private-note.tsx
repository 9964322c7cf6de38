'use client'

import { Alert, Button, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { CloseCode } from '@/lib/sync/close-codes'
import { Rejection } from '@/lib/sync/messages'
import { type PrivateNote as Note, RESTORED } from '@/lib/sync/private-note'
import { hasWords, unsavedAsText } from '@/lib/sync/unsaved'
import { CopyText } from '../ui/copy-text'
import { toast } from '../ui/toast'
import { useBoard, useMayEdit } from './board-context'
import notice from './board-notice.module.css'
import styles from './private-note.module.css'
import { UnsavedWords } from './unsaved-words'
import { writeAgain } from './write-again'

/** What the server did not take, so that nobody loses their words (SYNC-24). */
export function PrivateNote({ note }: { note: Note }) {
  const t = useTranslations('saved.note')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const why = t(`why.${whyOf(note.code)}`)
  const words = hasWords(note)
  const labels = { copy: t('copy'), copied: t('copied'), failed: t('copyFailed') }

  useEffect(() => board.announcer.say(why), [board, why])

  const again = () => {
    if (!writeAgain(board, note)) return
    board.dismissRefusal()
    toast(t('written'), { tone: 'success' })
  }

  return (
    <Alert className={`${notice.notice} ${styles.note}`} data-color="warning">
      <Heading level={2} data-size="2xs">
        {t('title')}
      </Heading>
      <p className={styles.line}>
        {why} {t(note.kept ? 'kept' : 'notKept')}
      </p>
      <UnsavedWords unsaved={note} />
      <div className={styles.actions}>
        {words && <CopyText text={unsavedAsText(note)} labels={labels} />}
        {words && mayEdit && (
          <Button variant="secondary" onClick={again}>
            {t('again')}
          </Button>
        )}
        <Button variant="tertiary" onClick={board.dismissRefusal}>
          {t('done')}
        </Button>
      </div>
    </Alert>
  )
}

function whyOf(code: Note['code']) {
  switch (code) {
    case RESTORED:
      return 'restored'
    case Rejection.readOnly:
      return 'readOnly'
    case Rejection.foreignClient:
      return 'foreignClient'
    case Rejection.unknownOrigin:
      return 'unknownOrigin'
    case Rejection.tooManyClients:
      return 'tooManyClients'
    case Rejection.documentFull:
      return 'documentFull'
    case Rejection.tangled:
      return 'tangled'
    case CloseCode.noAccess:
      return 'noAccess'
    case CloseCode.tooLarge:
    case CloseCode.frameTooLarge:
      return 'tooLarge'
    default:
      return 'unreadable'
  }
}
