import { useTranslations } from 'next-intl'
import { MessagePage } from '@/components/shell/message-page'
import { ButtonLink } from '@/components/ui/button-link'

export default function Forbidden() {
  const t = useTranslations('errors')
  return (
    <MessagePage
      home={t('goHome')}
      title={t('forbidden.title')}
      body={t('forbidden.body')}
      advice={t('forbidden.advice')}
    >
      <ButtonLink href="/">{t('goHome')}</ButtonLink>
    </MessagePage>
  )
}
