import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SetupPage } from '@/components/members/setup-page'
import { MessagePage } from '@/components/shell/message-page'
import { PageShell } from '@/components/shell/page-shell'
import { ButtonLink } from '@/components/ui/button-link'
import { loadSetup } from '@/lib/setup/loaders'

type SetupProps = { searchParams: Promise<{ token?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('setup')
  // The link is a secret: it must not leave in a Referer header.
  return { title: t('title'), referrer: 'no-referrer' }
}

export default async function Setup({ searchParams }: SetupProps) {
  const { token } = await searchParams
  const { open } = await loadSetup(token)
  if (open && typeof token === 'string') {
    return (
      <PageShell person={null} width="column">
        <SetupPage token={token} />
      </PageShell>
    )
  }
  const t = await getTranslations('setup.closed')
  const tErrors = await getTranslations('errors')
  return (
    <MessagePage home={tErrors('goHome')} title={t('title')} body={t('body')} advice={t('advice')}>
      <ButtonLink href="/">{tErrors('goHome')}</ButtonLink>
    </MessagePage>
  )
}
