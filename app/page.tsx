import { getTranslations } from 'next-intl/server'
import { Home } from '@/components/clusters/home'
import { SignInPage } from '@/components/members/sign-in-page'
import { PageShell } from '@/components/shell/page-shell'
import { demo } from '@/lib/auth/demo'
import { currentPerson } from '@/lib/auth/gate'
import { ownPath } from '@/lib/auth/own-path'
import { loadHome } from '@/lib/clusters/loaders'

type StartPageProps = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata() {
  const person = await currentPerson()
  const t = await getTranslations()
  return { title: person ? t('home.title') : t('signIn.title') }
}

export default async function StartPage({ searchParams }: StartPageProps) {
  if (!(await currentPerson())) {
    const { next } = await searchParams
    return <SignInPage next={ownPath(next)} demo={demo()} />
  }
  const { person, clusters } = await loadHome()
  return (
    <PageShell person={person}>
      <Home person={person} clusters={clusters} />
    </PageShell>
  )
}
