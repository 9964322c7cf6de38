import { usePathname, useSearchParams } from 'next/navigation'
import { useSyncExternalStore } from 'react'

export const LOOKS = ['graph', 'table'] as const
export type Look = (typeof LOOKS)[number]

const WIDE = '(min-width: 48.0625rem)'

/** How the relations are looked at, kept in the address; by itself a drawing where there is room. */
export function useLook(): { look: Look | null; setLook: (look: Look) => void } {
  const path = usePathname()
  const params = useSearchParams()
  const wide = useSyncExternalStore(onWidth, isWide, () => null)
  const asked = LOOKS.find((look) => look === params.get('view'))
  const usual = wide === null ? null : wide ? 'graph' : 'table'
  return {
    look: asked ?? usual,
    setLook: (look) => {
      const next = new URLSearchParams(params)
      next.set('view', look)
      window.history.replaceState(null, '', `${path}?${next}`)
    },
  }
}

function onWidth(listener: () => void): () => void {
  const query = window.matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

function isWide(): boolean {
  return window.matchMedia(WIDE).matches
}
