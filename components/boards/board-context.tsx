'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Card } from '@/lib/cards/schema'
import type { Frame } from '@/lib/frames/schema'
import type { Placement } from '@/lib/lenses/schema'
import type { Relation } from '@/lib/relations/schema'
import type { BoardSession, Live, UiState } from './board-session'
import type { Store } from './store'

const BoardContext = createContext<BoardSession | null>(null)

export const BoardContextProvider = BoardContext.Provider

export function useBoard(): BoardSession {
  const board = useContext(BoardContext)
  if (!board) throw new Error('useBoard outside a board')
  return board
}

/** A part of a store. The part must be the same value while nothing has changed. */
export function useStore<Value, Part>(store: Store<Value>, part: (value: Value) => Part): Part {
  const read = () => part(store.get())
  return useSyncExternalStore(store.subscribe, read, read)
}

export function useUi<Part>(part: (ui: UiState) => Part): Part {
  return useStore(useBoard().ui, part)
}

export function useLive<Part>(part: (live: Live) => Part): Part {
  return useStore(useBoard().live, part)
}

export const useMayEdit = () => useLive((live) => live.mayEdit)

export function useCard(id: string): Card | null {
  const { content } = useBoard()
  const read = () => content.card(id)
  return useSyncExternalStore((listener) => content.onCard(id, listener), read, read)
}

export function useCardIds(): readonly string[] {
  const { content } = useBoard()
  return useSyncExternalStore(content.onIds, content.ids, content.ids)
}

export function useRelations(): readonly Relation[] {
  const { content } = useBoard()
  return useSyncExternalStore(content.onRelations, content.relations, content.relations)
}

export function useRelationsOf(id: string): readonly Relation[] {
  const { content } = useBoard()
  const read = () => content.relationsOf(id)
  return useSyncExternalStore(content.onRelations, read, read)
}

export function usePlacementsOf(card: string): readonly Placement[] {
  const { content } = useBoard()
  const read = () => content.placementsOf(card)
  return useSyncExternalStore(content.onPlacements, read, read)
}

export function usePlacementsOn(lens: string): readonly Placement[] {
  const { content } = useBoard()
  const read = () => content.placementsOn(lens)
  return useSyncExternalStore(content.onPlacements, read, read)
}

export function useFrame(id: string): Frame | null {
  const { content } = useBoard()
  const read = () => content.frame(id)
  return useSyncExternalStore(content.onFrames, read, read)
}

/** The one chosen card; none when several things are chosen. */
export function useChosenCard(): string | null {
  return useUi(({ selection, frames }) => alone(selection, frames))
}

function alone(ids: readonly string[], others: readonly string[]): string | null {
  return ids.length === 1 && others.length === 0 ? (ids[0] ?? null) : null
}
