import { useTranslations } from 'next-intl'
import { MessagePage } from '@/components/shell/message-page'
import { ButtonLink } from '@/components/ui/button-link'

export default function NotFound() {
  const t = useTranslations('errors')
  return (
    <MessagePage
      home={t('goHome')}
      title={t('notFound.title')}
      body={t('notFound.body')}
      advice={t('notFound.advice')}
    >
      <ButtonLink href="/">{t('goHome')}</ButtonLink>
    </MessagePage>
  )
}
