import { Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import styles from './home.module.css'

/** What is open to me, across clusters. */
export function Home({ name, children }: { name: string; children: ReactNode }) {
  const t = useTranslations('home')
  return (
    <div className={styles.home}>
      <Heading level={1} data-size="md">
        {t('welcome', { name: firstNameOf(name) })}
      </Heading>
      {children}
    </div>
  )
}

function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
