import { useEffect, useSyncExternalStore } from 'react'
import { useBoard } from '../board-context'

/** Whether the filter leaves this card out. Renders its card again for nothing else. */
export function useDimmed(card: string): boolean {
  const { finder } = useBoard()
  const read = () => finder.isDimmed(card)
  return useSyncExternalStore((listener) => finder.onDimmed(card, listener), read, read)
}

/** The cards that the filter finds; all of them when there is none. */
export function useFound(): readonly string[] {
  const { finder } = useBoard()
  return useSyncExternalStore(finder.onFound, finder.found, finder.found)
}

/** Whether something is looked for. */
export function useIsFiltered(): boolean {
  const { finder } = useBoard()
  return useSyncExternalStore(finder.onFound, finder.isSet, finder.isSet)
}

/** Lets a view bring found cards into view for as long as it is open, in the order of its page. */
export function useShows(show: (id: string) => boolean, order?: () => readonly string[]): void {
  const { finder } = useBoard()
  useEffect(() => finder.shows(show, order), [finder, show, order])
}
