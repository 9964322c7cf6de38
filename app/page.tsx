import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { BoardCardsSkeleton } from '@/components/clusters/board-cards-skeleton'
import { Home } from '@/components/clusters/home'
import { HomeClusters } from '@/components/clusters/home-clusters'
import { SignInPage } from '@/components/members/sign-in-page'
import { PageShell } from '@/components/shell/page-shell'
import { demo } from '@/lib/auth/demo'
import { currentPerson } from '@/lib/auth/gate'
import { ownPath } from '@/lib/auth/own-path'
import { loadHome } from '@/lib/clusters/loaders'

type StartPageProps = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const person = await currentPerson()
  const t = await getTranslations()
  return { title: person ? t('home.title') : t('signIn.title') }
}

export default async function StartPage({ searchParams }: StartPageProps) {
  const person = await currentPerson()
  if (!person) {
    const { next } = await searchParams
    return <SignInPage next={ownPath(next)} demo={demo()} />
  }
  return (
    <PageShell person={person}>
      <Home name={person.name}>
        <Suspense fallback={<BoardCardsSkeleton />}>
          <Clusters />
        </Suspense>
      </Home>
    </PageShell>
  )
}

async function Clusters() {
  const { person, clusters } = await loadHome()
  return <HomeClusters email={person.email} clusters={clusters} />
}
