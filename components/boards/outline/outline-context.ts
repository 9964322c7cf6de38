import { createContext, useContext } from 'react'
import type { OutlineGroup } from './outline-groups'
import type { Row } from './outline-rows'

/** What rows ask of the list they stand in. It stays the same object, so that they do not render again. */
export type OutlineList = {
  groups: () => readonly OutlineGroup[]
  /** The row that the keyboard was on last. */
  at: () => Row | null
  setAt: (row: Row) => void
  /** Where choosing several began. */
  anchor: () => Row | null
  setAnchor: (row: Row | null) => void
}

const OutlineContext = createContext<OutlineList | null>(null)

export const OutlineProvider = OutlineContext.Provider

export function useOutlineList(): OutlineList {
  const list = useContext(OutlineContext)
  if (!list) throw new Error('useOutlineList outside an outline')
  return list
}
