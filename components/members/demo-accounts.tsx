'use client'

import { Heading, Spinner } from '@digdir/designsystemet-react'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { SectorMark } from '@/components/parties/sector-mark'
import type { Sector } from '@/lib/parties/types'
import styles from './demo-accounts.module.css'

export type DemoAccount = {
  id: 'facilitator' | 'firm' | 'research' | 'agency' | 'observer'
  email: string
  name: string
  party: string
  sector: Sector
}

type DemoAccountsProps = {
  personas: readonly DemoAccount[]
  signingIn: string | null
  onChoose: (email: string) => void
}

/** One click each: who you are decides what you may do, and the five differ in just that. */
export function DemoAccounts({ personas, signingIn, onChoose }: DemoAccountsProps) {
  const t = useTranslations('signIn')
  const tSector = useTranslations('common.sectors')
  return (
    <div className={styles.demo}>
      <Heading level={2} data-size="xs">
        {t('demo.title')}
      </Heading>
      <p className={styles.note}>{t('demo.body')}</p>
      <ul className={styles.list}>
        {personas.map(({ id, email, name, party, sector }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.persona}
              aria-busy={signingIn === email}
              disabled={signingIn !== null}
              onClick={() => onChoose(email)}
            >
              <SectorMark sector={sector} decorative className={styles.mark} />
              <span className={styles.text}>
                <span className={styles.name}>
                  <span className="ds-sr-only">{t('demo.signInAs')} </span>
                  {name} <span className={styles.party}>{party}</span>
                  <span className="ds-sr-only">, {tSector(sector)}.</span>
                </span>
                <span className={styles.about}>{t(`personas.${id}`)}</span>
              </span>
              {signingIn === email ? (
                <Spinner aria-hidden data-size="xs" />
              ) : (
                <ArrowRight aria-hidden className={styles.arrow} />
              )}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
