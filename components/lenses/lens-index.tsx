'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Lens } from '@/lib/lenses/types'
import { MakeLens } from '../own-lenses/own-lens-links'
import { useEveryLens, useLenses, useWords } from './lens-context'
import styles from './lens-index.module.css'
import { LensPicture } from './lens-picture'
import { useLensCards } from './use-lens-cards'
import { useUsedLenses } from './use-used-lenses'

/** Every lens as a small picture; those in use on the board first. */
export function LensIndex() {
  const t = useTranslations('lensView')
  const lenses = useLenses()
  const used = useUsedLenses()
  const every = useEveryLens()
  const inUse = every.filter(({ id }) => used.has(id))
  const others = lenses.filter(({ id }) => !used.has(id))
  return (
    <div className={styles.index}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>{t('title')}</h2>
          <p className={styles.intro}>{t('intro')}</p>
        </div>
        <MakeLens />
      </header>
      {inUse.length > 0 && <Shelf title={t('inUse')} lenses={inUse} />}
      {others.length > 0 && <Shelf title={inUse.length > 0 ? t('others') : null} lenses={others} />}
    </div>
  )
}

function Shelf({ title, lenses }: { title: string | null; lenses: readonly Lens[] }) {
  return (
    <section>
      {title && <h3 className={styles.shelf}>{title}</h3>}
      <ul className={styles.lenses}>
        {lenses.map((lens) => (
          <Entry key={lens.id} lens={lens} />
        ))}
      </ul>
    </section>
  )
}

function Entry({ lens }: { lens: Lens }) {
  const t = useTranslations('lensView')
  const say = useWords()
  const path = usePathname()
  const { inZone, placed } = useLensCards(lens)
  const used = useMemo(() => new Set(inZone.keys()), [inZone])
  return (
    <li className={styles.entry}>
      <span className={styles.picture}>
        <LensPicture lens={lens} used={used} />
      </span>
      <h4 className={styles.name}>
        <Link href={`${path}/${lens.id}`} className={styles.link}>
          {say(lens.name)}
        </Link>
      </h4>
      <p className={styles.help}>{say(lens.help)}</p>
      <p className={styles.count}>{t('cards', { count: placed.size })}</p>
    </li>
  )
}
