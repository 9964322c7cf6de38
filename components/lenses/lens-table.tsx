'use client'

import { Button } from '@digdir/designsystemet-react'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { standsAtPoints, zoneAt } from '@/lib/lenses/rules'
import type { Lens, LensZone } from '@/lib/lenses/types'
import { useBoard, useMayEdit } from '../boards/board-context'
import { addCardOn } from './lens-commands'
import { useWords, useZones } from './lens-context'
import styles from './lens-table.module.css'
import { TableRow } from './table-row'
import { useCards } from './use-cards'
import type { LensCards } from './use-lens-cards'

/** A lens as a table: everything that the picture can do, for keyboard, screen reader and phone. */
export function LensTable({ lens, cards }: { lens: Lens; cards: LensCards }) {
  const t = useTranslations('lensView.list')
  const say = useWords()
  const zones = useZones(lens)
  const groups = useGroups(lens, cards, zones)
  const waiting = useCards().filter(({ id }) => !cards.placed.has(id))
  return (
    <div className={styles.work}>
      <table className={styles.table}>
        <caption className="ds-sr-only">{t('caption', { lens: say(lens.name) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('card')}</th>
            <th scope="col">{t('place')}</th>
            <th scope="col">
              <span className="ds-sr-only">{t('tools')}</span>
            </th>
          </tr>
        </thead>
        {[...zones.values()].map((zone) => (
          <Group
            key={zone.id}
            lens={lens}
            zone={zone}
            cards={groups.get(zone.id) ?? []}
            placed={cards.placed}
          />
        ))}
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={3} className={styles.group}>
              {t('waiting')} <span className={styles.count}>{waiting.length}</span>
            </th>
          </tr>
          {waiting.map(({ id }) => (
            <TableRow key={id} id={id} lens={lens} placement={null} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type GroupProps = {
  lens: Lens
  zone: LensZone
  cards: readonly string[]
  placed: LensCards['placed']
}

function Group({ lens, zone, cards, placed }: GroupProps) {
  const t = useTranslations('lensView')
  const say = useWords()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const name = say(zone.name)
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className={styles.group}>
          <span className={styles.groupHead}>
            <span>
              {name} <span className={styles.count}>{cards.length}</span>
            </span>
            {mayEdit && (
              <Button
                icon
                variant="tertiary"
                data-color="neutral"
                aria-label={t('addTo', { zone: name })}
                onClick={() => addCardOn(board, lens, spotIn(lens, zone))}
              >
                <Plus size={16} aria-hidden />
              </Button>
            )}
          </span>
          {cards.length === 0 && <span className={styles.hint}>{say(zone.hint)}</span>}
        </th>
      </tr>
      {cards.map((id) => (
        <TableRow key={id} id={id} lens={lens} placement={placed.get(id) ?? null} />
      ))}
    </tbody>
  )
}

/** Where a new card of a zone stands; in a quarter of continuous axes that is its middle. */
function spotIn(lens: Lens, { id, anchor: [x, y] }: LensZone) {
  return standsAtPoints(lens) ? { at: [x, 1 - y] as [number, number] } : { zone: id }
}

/** Ids of cards by zone; those that stand at points by the quarter that they stand in. */
function useGroups(lens: Lens, cards: LensCards, zones: ReadonlyMap<string, LensZone>) {
  return useMemo(() => {
    const groups = new Map(cards.inZone)
    const [first] = zones.keys()
    for (const {
      card,
      at: [x, y],
    } of cards.atPoints) {
      const zone = zoneAt(lens, [x, 1 - y]) ?? first
      if (zone) groups.set(zone, [...(groups.get(zone) ?? []), card])
    }
    return groups
  }, [lens, cards, zones])
}
