'use client'

import type { Lens } from '@/lib/lenses/types'

export type LensOverlayProps = {
  lens: Lens
  /** Where a point of the unit square is drawn, in pixels from the lens's upper left corner. */
  toPixels: (x: number, y: number) => [x: number, y: number]
}

/** What people judge of what stands on a lens, drawn over it; nothing where nothing is judged. */
export function LensOverlay({ lens }: LensOverlayProps) {
  if (lens.id !== 'impact-uncertainty') return null
  return null
}
