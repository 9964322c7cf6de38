'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Lens } from '@/lib/lenses/types'
import { useBoard } from '../boards/board-context'
import { useCardInUrl } from '../boards/use-card-in-url'
import { LensJudgements } from '../judgements/lens-judgements'
import { DragProvider } from './drag-context'
import { DragGhost } from './drag-ghost'
import { LensAside } from './lens-aside'
import { putCards } from './lens-commands'
import { useLens, useWords, useZones } from './lens-context'
import { LensDrag } from './lens-drag'
import { LensHead, type LensLook } from './lens-head'
import { LensStage, type Scene, spotAt } from './lens-stage'
import { LensTable } from './lens-table'
import styles from './lens-view.module.css'
import type { Target } from './target'
import { Tray } from './tray'
import { useLensCards } from './use-lens-cards'

type LensViewProps = {
  lens: string
  /** As the address says; a phone gets the table where it says nothing. */
  look: LensLook
}

export function LensView({ lens: id, look }: LensViewProps) {
  const lens = useLens(id)
  return lens && <KnownLens key={lens.id} lens={lens} look={look} />
}

function KnownLens({ lens, look }: { lens: Lens; look: LensLook }) {
  const board = useBoard()
  const cards = useLensCards(lens)
  const scene = useRef<Scene | null>(null)
  const [withOptional, setWithOptional] = useState(false)
  const drag = useDrag(lens, scene)
  useCardInUrl(useCallback((card) => board.ui.update({ focus: card }), [board]))

  return (
    <DragProvider value={drag}>
      <div className={styles.view} data-look={look}>
        <LensHead
          lens={lens}
          look={look}
          withOptional={withOptional}
          onOptional={setWithOptional}
        />
        {look === 'table' && <LensTable lens={lens} cards={cards} />}
        {look === 'judge' && <LensJudgements lens={lens} />}
        {look === 'picture' && (
          <>
            <Tray lens={lens} placed={cards.placed} />
            <div className={styles.picture}>
              <LensStage lens={lens} cards={cards} withOptional={withOptional} scene={scene} />
            </div>
          </>
        )}
        <LensAside lens={lens} />
        <DragGhost />
      </div>
    </DragProvider>
  )
}

/** Dragging over this lens: what is under the pointer, and what happens when one lets go. */
function useDrag(lens: Lens, scene: { readonly current: Scene | null }): LensDrag {
  const t = useTranslations('lensView.said')
  const say = useWords()
  const board = useBoard()
  const zones = useZones(lens)
  const drop = useRef<(cards: readonly string[], target: Target) => void>(() => undefined)
  const [drag] = useState(
    () =>
      new LensDrag({
        targetAt: (x, y) => targetAt(scene.current, [x, y]),
        onDrop: (cards, target) => drop.current(cards, target),
      }),
  )
  useEffect(() => {
    drop.current = (cards, target) => {
      if (!putCards(board, { lens: lens.id, cards, target })) return
      board.select(cards)
      const count = cards.length
      if (target === 'tray') return board.announcer.say(t('takenOff', { count }))
      const zone = 'zone' in target ? zones.get(target.zone) : undefined
      board.announcer.say(
        zone ? t('placed', { count, zone: say(zone.name) }) : t('moved', { count }),
      )
    }
  }, [board, lens, zones, say, t])
  useEffect(() => drag.cancel, [drag])
  return drag
}

function targetAt(scene: Scene | null, [x, y]: readonly [number, number]): Target | null {
  if (document.elementFromPoint(x, y)?.closest('[data-tray]')) return 'tray'
  if (!scene) return null
  const bounds = scene.element.getBoundingClientRect()
  return spotAt(scene.layout, [x - bounds.x, y - bounds.y])
}
