'use client'

import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import {
  agreeToTermsAction,
  assessAction,
  rateCardAction,
  setJudgingTermsAction,
} from '@/lib/judgements/actions'
import { judgementsSchema } from '@/lib/judgements/schema'
import { listenToCluster } from '@/lib/sync/connect-events'
import { StalePage } from '../shell/stale-page'
import { JudgementSource, type JudgementsView } from './judgement-source'

type Judging = {
  source: JudgementSource
  /** Whether the reader may set the terms of judging. */
  maySetTerms: boolean
}

const JudgingContext = createContext<Judging | null>(null)

type JudgementsProviderProps = {
  cluster: string
  board: string
  maySetTerms: boolean
  children: ReactNode
}

/** What people judge on a board, for whatever on its pages shows it; read only once something does. */
export function JudgementsProvider({
  cluster,
  board,
  maySetTerms,
  children,
}: JudgementsProviderProps) {
  const [source] = useState(() => new JudgementSource(partsFor({ cluster, board })))
  return <JudgingContext value={{ source, maySetTerms }}>{children}</JudgingContext>
}

export function useJudging(): Judging {
  const judging = useContext(JudgingContext)
  if (!judging) throw new Error('useJudging outside a board')
  return judging
}

export function useJudgements(): JudgementsView {
  const { source } = useJudging()
  return useSyncExternalStore(source.subscribe, source.get, source.get)
}

function partsFor({ cluster, board: boardId }: { cluster: string; board: string }) {
  return {
    read: async () => {
      const response = await fetch(`/api/v1/boards/${boardId}/judgements`)
      if (!response.ok) throw new Error(`judgements: ${response.status}`)
      return judgementsSchema.parse(await response.json())
    },
    listen: (onChange: () => void) => {
      // Others judge in swarms; a page that nobody looks at waits until somebody does.
      const stale = new StalePage({
        refresh: onChange,
        suits: () => document.visibilityState === 'visible',
      })
      document.addEventListener('visibilitychange', stale.look)
      const stop = listenToCluster({ cluster }, ({ type, board }) => {
        if (type === 'refresh' || (type === 'judgement.changed' && board === boardId)) stale.note()
      })
      return () => {
        stop()
        document.removeEventListener('visibilitychange', stale.look)
        stale.stop()
      }
    },
    rate: (input: Omit<Parameters<typeof rateCardAction>[0], 'boardId'>) =>
      rateCardAction({ ...input, boardId }),
    assess: (input: Omit<Parameters<typeof assessAction>[0], 'boardId'>) =>
      assessAction({ ...input, boardId }),
    agree: () => agreeToTermsAction({ boardId }),
    setTerms: (terms: Omit<Parameters<typeof setJudgingTermsAction>[0], 'boardId'>) =>
      setJudgingTermsAction({ ...terms, boardId }),
  }
}
