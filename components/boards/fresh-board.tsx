'use client'

import { useEffect, useRef } from 'react'
import { useFreshPage } from '../shell/use-fresh-page'
import { useLive } from './board-context'

/**
 * One's own access is told by the document's room, which also says when it has ended; judgements come
 * often, and without the rest of the page.
 */
const FETCHED_APART: ReadonlySet<string> = new Set(['access', 'judgement.changed'])

/**
 * Keeps what a board's page says of the board and of one's own role up to date. While the document is
 * away nothing is fetched: without access the page would be gone, and with it what is not saved.
 */
export function FreshBoard({ cluster, board }: { cluster: string; board: string }) {
  const joined = useLive(({ state }) => state.link === 'joined' && !state.refused)
  const access = useLive(({ state }) => state.access)
  const known = useRef(access)
  const refresh = useFreshPage({
    cluster,
    concerns: (event) =>
      event.type === 'lens.changed' || (event.board === board && !FETCHED_APART.has(event.type)),
    ready: joined,
  })

  useEffect(() => {
    if (access === 'unknown' || access === known.current) return
    if (known.current !== 'unknown') refresh()
    known.current = access
  })

  return null
}
