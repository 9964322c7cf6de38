import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LanguageSwitch } from './language-switch'
import { Logo } from './logo'
import { type Account, PersonMenu } from './person-menu'
import styles from './top-bar.module.css'
import { Trail, type TrailStep } from './trail'

export type TopBarProps = {
  person: Account | null
  trail?: readonly TrailStep[]
  /** What belongs to this page alone, before language and account. */
  children?: ReactNode
}

export function TopBar({ person, trail = [], children }: TopBarProps) {
  const t = useTranslations('common')
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.home} aria-label={`${t('product')}: ${t('home')}`}>
        <Logo />
      </Link>
      <Trail steps={trail} />
      <div className={styles.tools}>
        {children}
        <LanguageSwitch />
        {person && <PersonMenu person={person} />}
      </div>
    </header>
  )
}
