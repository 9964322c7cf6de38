'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Lens } from '@/lib/lenses/types'
import { lensFrom } from '@/lib/own-lenses/rules'
import type { KeptLens } from '@/lib/own-lenses/schema'

type OwnLenses = {
  /** Those that are offered. */
  offered: readonly Lens[]
  /** Those that are offered no more; what stands on them still does. */
  archived: readonly Lens[]
  mayDefine: boolean
}

const NONE: OwnLenses = { offered: [], archived: [], mayDefine: false }
const OwnLensesContext = createContext(NONE)

type OwnLensesProviderProps = {
  lenses: readonly KeptLens[]
  mayDefine: boolean
  children: ReactNode
}

/** The lenses that the cluster has made itself, for every page of a board. */
export function OwnLensesProvider({ lenses, mayDefine, children }: OwnLensesProviderProps) {
  const own = useMemo(() => {
    const those = (archived: boolean) =>
      lenses.filter((kept) => kept.archived === archived).map((kept) => lensFrom(kept.lens, kept))
    return { offered: those(false), archived: those(true), mayDefine }
  }, [lenses, mayDefine])
  return <OwnLensesContext value={own}>{children}</OwnLensesContext>
}

export const useOwnLenses = (): OwnLenses => useContext(OwnLensesContext)
