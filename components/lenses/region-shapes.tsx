'use client'

import type { ReactNode } from 'react'
import { SECTORS } from '@/lib/parties/types'
import { useIsOver } from './drag-context'
import type { Layout } from './geometry/layout'
import type { Region } from './geometry/region'
import styles from './region-shapes.module.css'

/** The outlines of a lens's zones; the one under a held card is filled. */
export function RegionShapes({ layout, children }: { layout: Layout; children?: ReactNode }) {
  const { size, regions } = layout
  return (
    <svg
      className={styles.drawing}
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      aria-hidden="true"
    >
      {regions.map((region) => (
        <RegionShape key={region.zone} region={region} quiet={layout.points} />
      ))}
      {children}
    </svg>
  )
}

function RegionShape({ region, quiet }: { region: Region; quiet: boolean }) {
  const over = useIsOver(region)
  const sector = SECTORS.find((known) => known === region.zone)
  return (
    <path
      d={region.outline}
      fillRule="evenodd"
      className={styles.region}
      data-depth={region.depth}
      data-sector={sector}
      data-quiet={quiet || undefined}
      data-over={over || undefined}
    />
  )
}
