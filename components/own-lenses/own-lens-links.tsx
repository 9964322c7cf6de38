'use client'

import { Pencil, Plus } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import type { Lens } from '@/lib/lenses/types'
import styles from './own-lens-links.module.css'
import { useOwnLenses } from './own-lenses-context'

/** From the list of lenses to the form for a new one, for those who may make one. */
export function MakeLens() {
  const t = useTranslations('ownLens')
  const path = usePathname()
  if (!useOwnLenses().mayDefine) return null
  return (
    <ButtonLink href={`${path}/new`} variant="secondary" data-size="sm">
      <Plus size={15} aria-hidden /> {t('makeOwn')}
    </ButtonLink>
  )
}

/** From an own lens to its form, and what is to be known of an archived one. */
export function ChangeLens({ lens }: { lens: Lens }) {
  const t = useTranslations('ownLens')
  const path = usePathname()
  const { offered, archived, mayDefine } = useOwnLenses()
  const isArchived = archived.includes(lens)
  if (!isArchived && !offered.includes(lens)) return null
  return (
    <>
      {isArchived && <p className={styles.archived}>{t('archived')}</p>}
      {mayDefine && (
        <ButtonLink href={`${path}/edit`} variant="tertiary" data-color="neutral" data-size="sm">
          <Pencil size={15} aria-hidden /> {t('editLink')}
        </ButtonLink>
      )}
    </>
  )
}
