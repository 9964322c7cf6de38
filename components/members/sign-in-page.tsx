import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { SectorLabel } from '@/components/parties/sector-mark'
import { LanguageSwitch } from '@/components/shell/language-switch'
import { Logo } from '@/components/shell/logo'
import { CONTENT_ID } from '@/components/shell/skip-to-content'
import type { DemoAccount } from './demo-accounts'
import { STRANDS } from './helix'
import { HelixPicture } from './helix-picture'
import styles from './sign-in-page.module.css'
import { SignInPanel } from './sign-in-panel'

type SignInPageProps = {
  next: string
  demo: { personas: readonly DemoAccount[]; password: string } | null
}

export function SignInPage({ next, demo }: SignInPageProps) {
  const t = useTranslations('signIn')
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Logo />
        <LanguageSwitch />
      </header>
      <main id={CONTENT_ID} tabIndex={-1} className={styles.main}>
        <div className={styles.intro}>
          <Heading level={1} className={styles.headline}>
            {t('headline')}
          </Heading>
          <Paragraph data-size="lg" className={styles.lead}>
            {t('lead')}
          </Paragraph>
        </div>
        <div className={styles.enter}>
          <SignInPanel next={next} demo={demo} />
        </div>
        <figure className={styles.figure}>
          <HelixPicture />
          <figcaption className={styles.legend}>
            {STRANDS.map((sector) => (
              <SectorLabel key={sector} sector={sector} />
            ))}
          </figcaption>
        </figure>
      </main>
    </div>
  )
}
