import type { LensBoard } from '@/lib/lenses/rules'
import type { CardsOf, Lens } from '@/lib/lenses/types'
import { rounded } from './geometry/box'
import { edgeBetween } from './geometry/edge'
import { layoutOf } from './geometry/layout'
import styles from './lens-picture.module.css'

const SIZE = { width: 216, height: 132 }

/** A lens in small: its zones, those with cards filled. */
export function LensPicture({ lens, used }: { lens: Lens; used: ReadonlySet<string> }) {
  const layout = layoutOf(lens, { size: SIZE, board: sampleBoard(lens), used, bare: true })
  const byZone = new Map(layout.regions.map((region) => [region.zone, region]))
  const edges = lens.kind === 'zones' ? (lens.edges ?? []) : []
  return (
    <svg className={styles.picture} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      {layout.regions.map((region) => (
        <path
          key={region.zone}
          d={region.outline}
          fillRule="evenodd"
          className={styles.region}
          data-depth={region.depth}
          data-used={used.has(region.zone) || undefined}
        />
      ))}
      {edges.map(({ from, to }) => {
        const [one, other] = [byZone.get(from), byZone.get(to)]
        const line = one && other && edgeBetween(one, other)
        return (
          line && (
            <path
              key={`${from}-${to}`}
              className={styles.edge}
              d={rounded(`M${line[0].join(' ')}L${line[1].join(' ')}`)}
            />
          )
        )
      })}
    </svg>
  )
}

/** Three cards of each kind that a lens makes rows, columns or lanes of, to have something to draw. */
function sampleBoard(lens: Lens): LensBoard {
  const card = ({ cards, sector }: CardsOf, index: number) => ({
    id: `${cards}-${index}`,
    type: cards,
    title: '',
    ...(sector && { sector }),
  })
  const kinds: CardsOf[] = []
  if (lens.kind === 'zones' && lens.matrix) kinds.push(lens.matrix.rows, lens.matrix.columns)
  if (lens.kind === 'path' && lens.lanes && 'cards' in lens.lanes) kinds.push(lens.lanes)
  return { cards: kinds.flatMap((kind) => [0, 1, 2].map((index) => card(kind, index))) }
}
