'use client'

import { Lightbulb } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Card } from '@/lib/cards/schema'
import type { CardFinding } from '@/lib/findings/rules'
import styles from './finding-list.module.css'
import { useCardFindings } from './use-card-findings'

/** What is worth a second look on a card, in sentences. */
export function FindingList({ card }: { card: Card }) {
  const t = useTranslations('cards.findings')
  const sentence = useFindingSentence()
  const findings = useCardFindings(card)
  if (findings.length === 0) return null
  return (
    <section className={styles.findings} aria-label={t('title')}>
      <ul>
        {findings.map((finding) => (
          <li key={finding.finding}>
            <Lightbulb size={14} aria-hidden />
            <span>{sentence(finding)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useFindingSentence(): (finding: CardFinding) => string {
  const t = useTranslations('cards.findings')
  return (found) => {
    switch (found.finding) {
      case 'stale':
        return t('stale', { years: found.values.years })
      case 'nowhere':
        return t('nowhere', found.values)
      case 'radicalLowCapacity':
      case 'radicalTacitOnly':
      case 'fromNothing':
        return t(found.finding)
    }
  }
}
