'use client'

import { useLocale } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { findLens, LENSES } from '@/lib/lenses/catalogue'
import { zonesOf } from '@/lib/lenses/rules'
import type { Lens, LensZone, Words } from '@/lib/lenses/types'
import { useOwnLenses } from '../own-lenses/own-lenses-context'
import { useLensBoard } from './use-lens-board'

/** The lenses that are offered on the board: the catalogue's and the cluster's own. */
export function useLenses(): readonly Lens[] {
  const { offered } = useOwnLenses()
  return useMemo(() => [...LENSES, ...offered], [offered])
}

/** Those, and own ones that are offered no more: cards may still stand on them. */
export function useEveryLens(): readonly Lens[] {
  const { offered, archived } = useOwnLenses()
  return useMemo(() => [...LENSES, ...offered, ...archived], [offered, archived])
}

export function useLens(id: string): Lens | null {
  const { offered, archived } = useOwnLenses()
  return findLens(id) ?? [...offered, ...archived].find((lens) => lens.id === id) ?? null
}

/** Reads words of the catalogue in the reader's language. */
export function useWords(): (words: Words) => string {
  const locale = useLocale()
  return useCallback((words) => words[locale], [locale])
}

/** The zones that cards may be placed in, by their ids; on continuous axes there are none. */
export function useZones(lens: Lens): ReadonlyMap<string, LensZone> {
  const board = useLensBoard(lens)
  return useMemo(() => new Map(zonesOf(lens, board).map((zone) => [zone.id, zone])), [lens, board])
}
