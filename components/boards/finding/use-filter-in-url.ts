import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { useBoard } from '../board-context'
import { filterIn, putFilter } from './filter-address'
import { NO_FILTER } from './matching'

/** The filter stands in the address of every view, so that a copied link finds the same. */
export function useFilterInUrl(): void {
  const { finder } = useBoard()
  const path = usePathname()

  useEffect(() => {
    const asked = filterIn(new URLSearchParams(window.location.search))
    if (JSON.stringify(asked) !== JSON.stringify(NO_FILTER)) finder.filter.set(asked)
  }, [finder])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each view has an address of its own
  useEffect(() => {
    const write = () => {
      const url = new URL(window.location.href)
      putFilter(url.searchParams, finder.filter.get())
      if (url.href !== window.location.href) window.history.replaceState(null, '', url)
    }
    write()
    return finder.filter.subscribe(write)
  }, [finder, path])
}
