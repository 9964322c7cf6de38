'use client'

import { Alert } from '@digdir/designsystemet-react'
import { useOffline } from 'next/offline'
import { useTranslations } from 'next-intl'

type FormAlertProps = { fault: string | null; sending: boolean }

/** What went wrong with what was sent. Without a network Next holds it back and sends it later: said, too. */
export function FormAlert({ fault, sending }: FormAlertProps) {
  const t = useTranslations('common')
  const offline = useOffline()
  return (
    <div role="alert">
      {fault ? (
        <Alert data-color="danger">{fault}</Alert>
      ) : (
        sending && offline && <Alert data-color="warning">{t('waitsForNetwork')}</Alert>
      )}
    </div>
  )
}
