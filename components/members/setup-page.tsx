import { Heading, Paragraph } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import styles from '@/components/ui/form.module.css'
import { SetupForm } from './setup-form'

export function SetupPage({ token }: { token: string }) {
  const t = useTranslations('setup')
  return (
    <div className={styles.page}>
      <Heading level={1} data-size="md">
        {t('title')}
      </Heading>
      <Paragraph className={styles.intro}>{t('intro')}</Paragraph>
      <SetupForm token={token} />
    </div>
  )
}
