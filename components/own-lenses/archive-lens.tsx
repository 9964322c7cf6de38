'use client'

import { Button } from '@digdir/designsystemet-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormAlert } from '@/components/ui/form-alert'
import { archiveOwnLensAction } from '@/lib/own-lenses/actions'
import type { KeptLens } from '@/lib/own-lenses/schema'
import styles from './own-lens-form.module.css'

type ArchiveLensProps = { clusterSlug: string; lenses: string; kept: KeptLens }

/** Takes a lens out of what is offered, or back in; what stands on it stays either way. */
export function ArchiveLens({ clusterSlug, lenses, kept: { id, archived } }: ArchiveLensProps) {
  const t = useTranslations('ownLens')
  const tFault = useTranslations('authErrors')
  const router = useRouter()
  const [fault, setFault] = useState<string | null>(null)
  const [sending, setSending] = useState(false)

  const change = async () => {
    setFault(null)
    setSending(true)
    try {
      const { data, serverError } = await archiveOwnLensAction({
        clusterSlug,
        id,
        archived: !archived,
      })
      if (data) router.push(lenses)
      else setFault(tFault(serverError ?? 'unexpected'))
    } catch {
      setFault(t('refused.unreachable'))
    } finally {
      setSending(false)
    }
  }

  return (
    <div className={styles.archive}>
      <p>{t(archived ? 'reopenHelp' : 'archiveHelp')}</p>
      <Button
        variant="secondary"
        data-color="neutral"
        data-size="sm"
        loading={sending}
        onClick={change}
      >
        {t(archived ? 'reopen' : 'archive')}
      </Button>
      <FormAlert fault={fault} sending={sending} />
    </div>
  )
}
