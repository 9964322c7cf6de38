import { cardsOf } from '@/lib/lenses/rules'
import { ArrowHead } from './arrow'
import { type Pixel, rounded } from './geometry/box'
import { edgeBetween } from './geometry/edge'
import { GridHeads } from './grid-heads'
import type { DrawingProps } from './lens-drawing'
import { RegionShapes } from './region-shapes'
import styles from './region-shapes.module.css'

/** Named regions of any form, with what one does to another. */
export function ZonesLens({ lens, layout, board }: DrawingProps<'zones'>) {
  const byZone = new Map(layout.regions.map((region) => [region.zone, region]))
  return (
    <>
      <RegionShapes layout={layout}>
        {lens.edges?.map(({ from, to, both }) => {
          const [one, other] = [byZone.get(from), byZone.get(to)]
          const line = one && other && edgeBetween(one, other)
          return line ? <Edge key={`${from}-${to}`} line={line} both={both === true} /> : null
        })}
      </RegionShapes>
      {lens.matrix && (
        <GridHeads
          layout={layout}
          columns={cardsOf(lens.matrix.columns, board)}
          rows={cardsOf(lens.matrix.rows, board)}
        />
      )}
    </>
  )
}

function Edge({ line: [from, to], both }: { line: readonly [Pixel, Pixel]; both: boolean }) {
  return (
    <g>
      <path className={styles.edge} d={rounded(`M${from.join(' ')}L${to.join(' ')}`)} />
      <ArrowHead from={from} at={to} />
      {both && <ArrowHead from={to} at={from} />}
    </g>
  )
}
