'use client'

import { Checkbox, Fieldset, ValidationMessage } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { SectorLabel } from '@/components/parties/sector-mark'
import styles from '@/components/ui/form.module.css'
import type { PartyMark } from '@/lib/parties/schema'
import { SECTORS } from '@/lib/parties/types'

type ConstellationFieldProps = {
  parties: readonly PartyMark[]
  field: UseFormRegisterReturn<'parties'>
  error: string | undefined
}

export function ConstellationField({ parties, field, error }: ConstellationFieldProps) {
  const t = useTranslations('newBoard')
  return (
    <Fieldset className={styles.group}>
      <Fieldset.Legend>{t('parties')}</Fieldset.Legend>
      <Fieldset.Description>
        {parties.length > 0 ? t('partiesHelp') : t('noParties')}
      </Fieldset.Description>
      <div className={styles.sectors}>
        {SECTORS.map((sector) => {
          const members = parties.filter((party) => party.sector === sector)
          if (members.length === 0) return null
          return (
            <Fieldset key={sector} className={styles.sector}>
              <Fieldset.Legend>
                <SectorLabel sector={sector} />
              </Fieldset.Legend>
              {members.map(({ id, name }) => (
                <Checkbox key={id} label={name} value={id} {...field} />
              ))}
            </Fieldset>
          )
        })}
      </div>
      {error && <ValidationMessage>{error}</ValidationMessage>}
    </Fieldset>
  )
}
