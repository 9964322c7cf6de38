'use client'

import { useTranslations } from 'next-intl'
import { type MouseEvent, type RefObject, useCallback, useEffect, useMemo } from 'react'
import { zonesOf } from '@/lib/lenses/rules'
import type { Lens } from '@/lib/lenses/types'
import { useBoard, useMayEdit } from '../boards/board-context'
import { LensOverlay } from '../judgements/lens-overlay'
import type { Pixel } from './geometry/box'
import { type Layout, layoutOf } from './geometry/layout'
import { toPixel } from './geometry/outline'
import { regionAt, regionBeside } from './geometry/region'
import { addCardOn, putCards, share } from './lens-commands'
import { useWords } from './lens-context'
import { LensDrawing } from './lens-drawing'
import { LensEditor } from './lens-editor'
import styles from './lens-stage.module.css'
import { MissingCards } from './missing-cards'
import { PointCards } from './point-cards'
import type { Spot } from './target'
import type { ChipStep } from './use-chip-keys'
import { useLensBoard } from './use-lens-board'
import type { LensCards } from './use-lens-cards'
import { useSize } from './use-size'
import { ZoneCards } from './zone-cards'
import { isNamedInside } from './zone-names'

/** The picture as it stands on the page, for those who ask what is under a pointer. */
export type Scene = { element: HTMLElement; layout: Layout }

type LensStageProps = {
  lens: Lens
  cards: LensCards
  withOptional: boolean
  scene: RefObject<Scene | null>
}

const GUESS = { width: 780, height: 640 }
/** Shares of the lens that an arrow moves a card that stands at a point, and with Shift. */
const STEP = 0.02
const LEAP = 0.1

/** A lens as a picture with the cards that stand on it. */
export function LensStage({ lens, cards, withOptional, scene }: LensStageProps) {
  const t = useTranslations('lensView')
  const say = useWords()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const [ref, size] = useSize<HTMLDivElement>(GUESS)
  const lensBoard = useLensBoard(lens)
  const zones = useMemo(
    () => new Map(zonesOf(lens, lensBoard).map((zone) => [zone.id, zone])),
    [lens, lensBoard],
  )
  const { inZone, placed } = cards
  const layout = useMemo(() => {
    const used = new Set(inZone.keys())
    return layoutOf(lens, { size, board: lensBoard, withOptional, used })
  }, [lens, size, lensBoard, withOptional, inZone])

  useEffect(() => {
    if (ref.current) scene.current = { element: ref.current, layout }
    return () => {
      scene.current = null
    }
  }, [ref, scene, layout])

  const step = useCallback<ChipStep>(
    (card, [dx, dy], { far, alt }) => {
      const from = placed.get(card)
      if (!from) return false
      if ('at' in from) {
        const by = far ? LEAP : STEP
        // Up is more on the axis, and less on the page.
        const at: [number, number] = [share(from.at[0] + dx * by), share(from.at[1] - dy * by)]
        return putCards(board, { lens: lens.id, cards: [card], target: { at } })
      }
      if (!alt) return false
      const next = regionBeside(layout.regions, from.zone, [dx, dy])
      const zone = next && zones.get(next.zone)
      if (!zone) return false
      putCards(board, { lens: lens.id, cards: [card], target: { zone: zone.id } })
      board.announcer.say(t('said.placed', { count: 1, zone: say(zone.name) }))
      board.ui.update({ focus: card })
      return true
    },
    [board, lens, layout, placed, zones, say, t],
  )

  const onDoubleClick = (event: MouseEvent<HTMLDivElement>) => {
    if (!mayEdit || (event.target instanceof Element && event.target.closest('button, textarea')))
      return
    const bounds = event.currentTarget.getBoundingClientRect()
    const spot = spotAt(layout, [event.clientX - bounds.x, event.clientY - bounds.y])
    if (spot) addCardOn(board, lens, spot)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: every zone has a button that does the same
    <div ref={ref} className={styles.stage} onDoubleClick={onDoubleClick}>
      {layout.regions.length === 0 && <MissingCards lens={lens} />}
      <LensDrawing lens={lens} layout={layout} zones={zones} board={lensBoard} />
      <LensOverlay
        lens={lens}
        toPixels={(x, y) => {
          const [left, top] = toPixel(layout.frame, [x, y])
          return [left, top]
        }}
      />
      {layout.regions.map((region) => {
        const zone = zones.get(region.zone)
        if (!zone || layout.points) return null
        return (
          <ZoneCards
            key={region.zone}
            lens={lens}
            zone={zone}
            region={region}
            named={isNamedInside(lens, region.zone)}
            cards={inZone.get(region.zone) ?? NO_CARDS}
            onStep={step}
          />
        )
      })}
      {layout.points && (
        <PointCards lens={lens} layout={layout} cards={cards.atPoints} onStep={step} />
      )}
      <LensEditor layout={layout} placed={placed} />
    </div>
  )
}

const NO_CARDS: readonly string[] = []

/** What is under a point of the picture, for a card to be put there. */
export function spotAt({ frame, regions, points }: Layout, [x, y]: Pixel): Spot | null {
  if (!points) {
    const region = regionAt(regions, [x, y])
    return region ? { zone: region.zone } : null
  }
  const [across, down] = [(x - frame.x) / frame.width, (y - frame.y) / frame.height]
  const outside = across < 0 || across > 1 || down < 0 || down > 1
  return outside ? null : { at: [across, 1 - down] }
}
