'use client'

import { Alert, Button } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { CloseCode } from '@/lib/sync/close-codes'
import { useBoard, useLive } from './board-context'
import styles from './board-notice.module.css'

/** Says once and quietly that one only reads, and loudly when the connection is over for good. */
export function BoardNotice({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('saved')
  const ended = useLive(({ state }) => state.ended?.code)
  const refused = useLive(({ state }) => state.refused)
  const readOnly = useLive(({ state }) => state.access === 'read-only')
  if (ended !== undefined) {
    return (
      <Alert className={styles.notice} data-color="warning">
        <span>{t(`ended.${endedKey(ended)}`)}</span>
        <Button variant="secondary" onClick={() => window.location.reload()}>
          {t('reload')}
        </Button>
      </Alert>
    )
  }
  if (refused) return <Refused text={refused.text} />
  if (mayEdit && !readOnly) return null
  return <p className={styles.reader}>{t('reader')}</p>
}

/** What was not taken, so that nobody loses their words (SYNC-24). */
function Refused({ text }: { text: string }) {
  const t = useTranslations('saved')
  const board = useBoard()
  return (
    <Alert className={styles.notice} data-color="warning">
      <div className={styles.refused}>
        <span>{t('refused')}</span>
        {text && <pre className={styles.words}>{text}</pre>}
      </div>
      <Button variant="secondary" onClick={board.dismissRefusal}>
        {t('understood')}
      </Button>
    </Alert>
  )
}

function endedKey(code: number) {
  switch (code) {
    case CloseCode.notSignedIn:
      return 'signedOut'
    case CloseCode.noAccess:
      return 'noAccess'
    case CloseCode.clientTooOld:
      return 'tooOld'
    default:
      return 'broken'
  }
}
