'use client'

import { Alert, Button } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { CloseCode } from '@/lib/sync/close-codes'
import { useBoard, useLive, useStore } from './board-context'
import styles from './board-notice.module.css'
import { LostCard } from './lost-card'
import { PrivateNote } from './private-note'

/** Says once and quietly that one only reads, and loudly what needs the person. */
export function BoardNotice({ mayEdit }: { mayEdit: boolean }) {
  const t = useTranslations('saved')
  const ended = useLive(({ state }) => state.ended?.code)
  const note = useLive(({ state }) => state.refused)
  const readOnly = useLive(({ state }) => state.access === 'read-only')
  const lost = useStore(useBoard().lost, (card) => card)
  const full = useLive(({ state }) => state.access === 'full')
  const reads = (!mayEdit || readOnly) && ended === undefined
  return (
    <>
      {(ended !== undefined || note || lost) && (
        <div className={styles.layer}>
          <div className={styles.stack}>
            {ended !== undefined && <Ended code={ended} />}
            {note && <PrivateNote note={note} />}
            {lost && <LostCard card={lost} />}
          </div>
        </div>
      )}
      {reads && <p className={styles.reader}>{t('reader')}</p>}
      {full && !reads && ended === undefined && <p className={styles.reader}>{t('full')}</p>}
    </>
  )
}

/** The connection is over for good: what happened, what is safe, what to do. */
function Ended({ code }: { code: number }) {
  const t = useTranslations('saved.ended')
  const newest = useLive(({ state }) => state.newest)
  const why = whyEnded(code)
  return (
    <Alert className={styles.notice} data-color="warning">
      <p className={styles.words}>
        {t(`${why}.happened`)} {why !== 'noAccess' && t(`safe.${newest}`)} {t(`${why}.todo`)}
      </p>
      {why !== 'noAccess' && (
        <Button variant="secondary" onClick={() => window.location.reload()}>
          {t(`${why}.button`)}
        </Button>
      )}
    </Alert>
  )
}

function whyEnded(code: number) {
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
