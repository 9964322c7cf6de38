'use client'

import { Button } from '@digdir/designsystemet-react'
import { ArrowLeft, Image, Scale, Table2 } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Lens } from '@/lib/lenses/types'
import { isJudged, isRated } from '../judgements/lens-judgements'
import { ChangeLens } from '../own-lenses/own-lens-links'
import { useWords } from './lens-context'
import styles from './lens-head.module.css'

export type LensLook = 'picture' | 'table' | 'judge'

type LensHeadProps = {
  lens: Lens
  look: LensLook
  withOptional: boolean
  onOptional: (shown: boolean) => void
}

/** What the lens is called and asks, and how it is looked at. */
export function LensHead({ lens, look, withOptional, onOptional }: LensHeadProps) {
  const t = useTranslations('lensView')
  const tJudge = useTranslations('judgements')
  const say = useWords()
  const path = usePathname()
  const search = useSearchParams()
  const card = search.get('card')
  const withView = (view: LensLook) => {
    const params = new URLSearchParams({ view, ...(card && { card }) })
    return `${path}?${params}`
  }
  const hasOptional = lens.kind === 'zones' && lens.zones.some(({ optional }) => optional)
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <Link href={path.slice(0, path.lastIndexOf('/'))} className={styles.back}>
          <ArrowLeft size={14} aria-hidden /> {t('all')}
        </Link>
        <h2 className={styles.name}>{say(lens.name)}</h2>
        <p className={styles.help}>{say(lens.help)}</p>
      </div>
      <div className={styles.tools}>
        <ChangeLens lens={lens} />
        {hasOptional && look === 'picture' && (
          <Button
            variant="tertiary"
            data-color="neutral"
            className={styles.more}
            aria-pressed={withOptional}
            onClick={() => onOptional(!withOptional)}
          >
            {t(withOptional ? 'fewerZones' : 'moreZones')}
          </Button>
        )}
        <nav className={styles.looks} aria-label={t('looks')}>
          <Link
            href={withView('picture')}
            className={styles.look}
            aria-current={look === 'picture' || undefined}
          >
            <Image size={15} aria-hidden /> {t('picture')}
          </Link>
          <Link
            href={withView('table')}
            className={styles.look}
            aria-current={look === 'table' || undefined}
          >
            <Table2 size={15} aria-hidden /> {t('table')}
          </Link>
          {isJudged(lens) && (
            <Link
              href={withView('judge')}
              className={styles.look}
              aria-current={look === 'judge' || undefined}
            >
              <Scale size={15} aria-hidden /> {tJudge(isRated(lens) ? 'look' : 'assessLook')}
            </Link>
          )}
        </nav>
      </div>
    </header>
  )
}
