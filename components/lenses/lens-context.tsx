'use client'

import { useLocale } from 'next-intl'
import { useCallback, useMemo } from 'react'
import { findLens, LENSES } from '@/lib/lenses/catalogue'
import { zonesOf } from '@/lib/lenses/rules'
import type { Lens, LensZone, Words } from '@/lib/lenses/types'
import { useLensBoard } from './use-lens-board'

/** All lenses that the board may use. */
export function useLenses(): readonly Lens[] {
  return LENSES
}

export function useLens(id: string): Lens | null {
  return findLens(id)
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
