'use client'

import type { HeardEvent } from '@/lib/sync/connect-events'
import { useFreshPage } from './use-fresh-page'

/** What people judge is on their boards only, which fetch it themselves. */
const shownHere = ({ type }: HeardEvent) => type !== 'judgement.changed'

/** Keeps a cluster's page up to date with what others change in it. */
export function FreshPage({ cluster }: { cluster: string }) {
  useFreshPage({ cluster, concerns: shownHere })
  return null
}
