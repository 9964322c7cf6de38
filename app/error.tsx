'use client'

import { Button } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { MessagePage } from '@/components/shell/message-page'
import { ButtonLink } from '@/components/ui/button-link'

type FaultProps = { error: unknown; retry: () => void }

export default function Fault({ error, retry }: FaultProps) {
  const t = useTranslations('errors')
  const reference = referenceOf(error)
  return (
    <MessagePage
      home={t('goHome')}
      title={t('fault.title')}
      body={t('fault.body')}
      advice={t('fault.advice')}
      reference={reference && t('fault.reference', { reference })}
    >
      <Button onClick={retry}>{t('retry')}</Button>
      <ButtonLink href="/" variant="secondary">
        {t('goHome')}
      </ButtonLink>
    </MessagePage>
  )
}

/** Next gives faults on the server a digest that the log carries too. */
function referenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('digest' in error)) return undefined
  return typeof error.digest === 'string' ? error.digest : undefined
}
