'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { type HeardEvent, listenToCluster } from '@/lib/sync/connect-events'
import { StalePage } from './stale-page'

export type FreshPageOptions = {
  /** Id of the cluster that the page belongs to. */
  cluster: string
  /** Whether the page shows something of what has changed. */
  concerns: (event: HeardEvent) => boolean
  /** While false, the page stays as it is and catches up later. */
  ready?: boolean
}

/**
 * Fetches the page's server-made parts again when others have changed what they show. What is on the
 * page in fields, selections and scrolling stays. A page that nobody looks at waits until somebody
 * does. The returned function asks for the same without an event.
 */
export function useFreshPage({ cluster, concerns, ready = true }: FreshPageOptions): () => void {
  const router = useRouter()
  const current = useRef({ concerns, ready })
  const page = useRef<StalePage | null>(null)

  useEffect(() => {
    current.current = { concerns, ready }
  })

  useEffect(() => {
    const stale = new StalePage({
      refresh: () => router.refresh(),
      suits: () => document.visibilityState === 'visible' && current.current.ready,
    })
    document.addEventListener('visibilitychange', stale.look)
    page.current = stale
    const stopListening = listenToCluster({ cluster }, (event) => {
      if (event.type === 'refresh' || current.current.concerns(event)) stale.note()
    })
    return () => {
      stopListening()
      document.removeEventListener('visibilitychange', stale.look)
      stale.stop()
      page.current = null
    }
  }, [cluster, router])

  useEffect(() => {
    if (ready) page.current?.look()
  }, [ready])

  return () => page.current?.note()
}
