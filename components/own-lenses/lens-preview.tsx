'use client'

import { useTranslations } from 'next-intl'
import { zonesOf } from '@/lib/lenses/rules'
import { lensFrom } from '@/lib/own-lenses/rules'
import type { OwnLens } from '@/lib/own-lenses/schema'
import { DragProvider } from '../lenses/drag-context'
import { layoutOf } from '../lenses/geometry/layout'
import { LensDrag } from '../lenses/lens-drag'
import { LensDrawing } from '../lenses/lens-drawing'
import { useSize } from '../lenses/use-size'
import { isNamedInside } from '../lenses/zone-names'
import styles from './lens-preview.module.css'

const GUESS = { width: 640, height: 420 }
const NO_CARDS = { cards: [] }
/** A picture takes no cards. */
const NOTHING_DRAGGED = new LensDrag({ targetAt: () => null, onDrop: () => undefined })

/** The lens as it will be, while it is being described. */
export function LensPreview({ draft, id }: { draft: OwnLens; id: string }) {
  const t = useTranslations('ownLens')
  const [ref, size] = useSize<HTMLDivElement>(GUESS)
  const lens = lensFrom(draft, { id, version: 0 })
  const layout = layoutOf(lens, { size, board: NO_CARDS })
  const zones = new Map(zonesOf(lens, NO_CARDS).map((zone) => [zone.id, zone]))
  return (
    <figure className={styles.preview}>
      <figcaption className={styles.caption}>{t('preview')}</figcaption>
      <div ref={ref} className={styles.stage} role="img" aria-label={draft.name || t('unnamed')}>
        <DragProvider value={NOTHING_DRAGGED}>
          <LensDrawing lens={lens} layout={layout} zones={zones} board={NO_CARDS} />
        </DragProvider>
        {!layout.points &&
          layout.regions.map(({ zone, box }) => (
            <span
              key={zone}
              className={styles.zone}
              style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
            >
              {isNamedInside(lens, zone) && <b>{zones.get(zone)?.name.en}</b>}
              <i>{zones.get(zone)?.hint.en}</i>
            </span>
          ))}
      </div>
    </figure>
  )
}
