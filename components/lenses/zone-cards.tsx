'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Lens, LensZone } from '@/lib/lenses/types'
import { SECTORS } from '@/lib/parties/types'
import { useBoard, useMayEdit } from '../boards/board-context'
import { SectorMark } from '../parties/sector-mark'
import { CardChip } from './card-chip'
import { chipGrid } from './geometry/chip-grid'
import type { Region } from './geometry/region'
import { addCardOn } from './lens-commands'
import { useWords } from './lens-context'
import { MoreCards } from './more-cards'
import type { ChipStep } from './use-chip-keys'
import styles from './zone-cards.module.css'

type ZoneCardsProps = {
  lens: Lens
  zone: LensZone
  region: Region
  /** Its name is written in it; else the picture names it along its edges. */
  named: boolean
  cards: readonly string[]
  onStep: ChipStep
}

/** A letter of a zone's name is about this wide, and a line this high, in pixels. */
const LETTER = 7.2
const LINE = 18
/** Room for a hint, and for the button that makes a card, in pixels. */
const HINT_ROOM = { width: 96, height: 34 }
const BUTTON = 26

/** What stands in a zone: its name, its cards, and what an empty one waits for. */
export function ZoneCards({ lens, zone, region, named, cards, onStep }: ZoneCardsProps) {
  const t = useTranslations('lensView')
  const say = useWords()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const { box } = region
  const name = say(zone.name)
  const head = named ? headHeight(name, box.width) : 0
  const room = { width: box.width, height: box.height - head }
  const grid = chipGrid(cards.length, room)
  const hidden = cards.length - grid.shown
  const hint = say(zone.hint)
  const showsHint =
    cards.length === 0 &&
    hint !== '' &&
    box.width >= HINT_ROOM.width &&
    room.height >= HINT_ROOM.height
  const sector = SECTORS.find((known) => known === zone.id)

  return (
    <section
      className={styles.zone}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      aria-label={t('zone', { name, count: cards.length })}
      data-empty={cards.length === 0 || undefined}
    >
      {named && (
        <header
          className={styles.head}
          style={{ height: head, paddingInline: headPadding(box.width) }}
        >
          <span className={styles.name}>
            {sector && <SectorMark sector={sector} decorative className={styles.mark} />}
            {name}
          </span>
        </header>
      )}
      {showsHint && <p className={styles.hint}>{hint}</p>}
      {cards.length > 0 && (
        <ul
          className={styles.cards}
          data-look={grid.look}
          style={{
            gridTemplateColumns: `repeat(${columnsUsed(grid.columns, cards.length)}, minmax(0, ${grid.look === 'sign' ? '26px' : '190px'}))`,
          }}
        >
          {cards.slice(0, grid.shown).map((id) => (
            <li key={id}>
              <CardChip id={id} lens={lens} look={grid.look} onStep={onStep} />
            </li>
          ))}
          {hidden > 0 && (
            <li>
              <MoreCards name={name} cards={cards} hidden={hidden} lens={lens} onStep={onStep} />
            </li>
          )}
        </ul>
      )}
      {mayEdit && (
        <button
          type="button"
          className={styles.add}
          aria-label={t('addTo', { zone: name })}
          title={t('addTo', { zone: name })}
          onClick={() => addCardOn(board, lens, { zone: zone.id })}
        >
          <Plus size={15} aria-hidden />
        </button>
      )}
    </section>
  )
}

const columnsUsed = (columns: number, count: number) => Math.max(1, Math.min(columns, count))

/** Room beside a name for the button, where a zone is wide enough for both. */
const headPadding = (width: number) => (width >= 170 ? BUTTON : 2)

function headHeight(name: string, width: number): number {
  const lines = Math.ceil((name.length * LETTER) / Math.max(60, width - headPadding(width) * 2))
  return Math.min(3, lines) * LINE + 6
}
