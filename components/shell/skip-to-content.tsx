import { SkipLink } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'

/** The id that every page gives its main element. */
export const CONTENT_ID = 'content'

export function SkipToContent() {
  const t = useTranslations('common')
  return <SkipLink href={`#${CONTENT_ID}`}>{t('skipToContent')}</SkipLink>
}
