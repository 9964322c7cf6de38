'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { type HeardEvent, listenToCluster } from '@/lib/sync/connect-events'

/** Events come in swarms, and everybody's page hears of them at the same moment. */
const SOONEST = 100
const SPREAD = 400
/** Between two refreshes of one page. */
const REST = 2_000

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
    const stale = new StalePage(
      () => router.refresh(),
      () => current.current.ready,
    )
    page.current = stale
    const stopListening = listenToCluster({ cluster }, (event) => {
      if (event.type === 'refresh' || current.current.concerns(event)) stale.note()
    })
    return () => {
      stopListening()
      stale.stop()
      page.current = null
    }
  }, [cluster, router])

  useEffect(() => {
    if (ready) page.current?.look()
  }, [ready])

  return () => page.current?.note()
}

/** Remembers that a page is out of date, and brings it up to date when that suits. */
class StalePage {
  readonly #refresh: () => void
  readonly #isReady: () => boolean
  #isStale = false
  #refreshedAt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(refresh: () => void, isReady: () => boolean) {
    this.#refresh = refresh
    this.#isReady = isReady
    document.addEventListener('visibilitychange', this.look)
  }

  note(): void {
    this.#isStale = true
    this.look()
  }

  readonly look = (): void => {
    if (!this.#isStale || !this.#suits || this.#timer) return
    const rest = Math.max(0, this.#refreshedAt + REST - Date.now())
    const wait = Math.max(rest, SOONEST + Math.random() * SPREAD)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (!this.#suits) return
      this.#isStale = false
      this.#refreshedAt = Date.now()
      this.#refresh()
    }, wait)
  }

  stop(): void {
    clearTimeout(this.#timer)
    document.removeEventListener('visibilitychange', this.look)
  }

  get #suits(): boolean {
    return document.visibilityState === 'visible' && this.#isReady()
  }
}
