'use client'

import { Button, Select } from '@digdir/designsystemet-react'
import { Plus, X } from 'lucide-react'
import Link from 'next/link'
import { useParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { standsAtPoints } from '@/lib/lenses/rules'
import type { Placement } from '@/lib/lenses/schema'
import type { Lens } from '@/lib/lenses/types'
import { useBoard, useMayEdit, usePlacementsOf } from '../boards/board-context'
import styles from './card-placements.module.css'
import { putCards } from './lens-commands'
import { useEveryLens, useWords, useZones } from './lens-context'
import { inScale } from './spot-fields'

/** The lenses that a card stands on, and where; each can be changed here. */
export function CardPlacements({ card }: { card: string }) {
  const t = useTranslations('lensView.placements')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const lenses = useEveryLens()
  const standing = usePlacementsOf(card).flatMap((placement) => {
    const lens = lenses.find(({ id }) => id === placement.lens)
    return lens ? [{ lens, placement }] : []
  })
  return (
    <section className={styles.placements} aria-label={t('title')}>
      <div className={styles.head}>
        <h3 className={styles.heading}>
          {t('title')} <span className={styles.count}>{standing.length}</span>
        </h3>
        {mayEdit && (
          <Button
            icon
            variant="tertiary"
            data-color="neutral"
            aria-label={t('add')}
            title={t('add')}
            onClick={() => board.ui.update({ asking: { what: 'place', cards: [card] } })}
          >
            <Plus size={16} aria-hidden />
          </Button>
        )}
      </div>
      {standing.length === 0 && <p className={styles.none}>{t('none')}</p>}
      <ul className={styles.list}>
        {standing.map(({ lens, placement }) => (
          <Item key={lens.id} lens={lens} placement={placement} />
        ))}
      </ul>
    </section>
  )
}

function Item({ lens, placement }: { lens: Lens; placement: Placement }) {
  const t = useTranslations('lensView.placements')
  const say = useWords()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const { cluster, board: id } = useParams<{ cluster: string; board: string }>()
  const name = say(lens.name)
  return (
    <li className={styles.item}>
      <Link
        href={`/c/${cluster}/boards/${id}/lens/${lens.id}?card=${placement.card}`}
        className={styles.lens}
      >
        {name}
      </Link>
      <Zone lens={lens} placement={placement} />
      {mayEdit && (
        <Button
          icon
          variant="tertiary"
          data-color="neutral"
          className={styles.remove}
          aria-label={t('takeOff', { lens: name })}
          title={t('takeOff', { lens: name })}
          onClick={() =>
            putCards(board, { lens: lens.id, cards: [placement.card], target: 'tray' })
          }
        >
          <X size={14} aria-hidden />
        </Button>
      )}
    </li>
  )
}

function Zone({ lens, placement }: { lens: Lens; placement: Placement }) {
  const t = useTranslations('lensView')
  const say = useWords()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const zones = useZones(lens)
  if ('at' in placement) {
    if (lens.kind !== 'axes' || !standsAtPoints(lens)) return null
    const [x, y] = placement.at
    return (
      <span className={styles.at}>
        {say(lens.x.name)} {inScale(x, lens.x)} · {say(lens.y.name)} {inScale(y, lens.y)}
      </span>
    )
  }
  const known = zones.get(placement.zone)
  if (!mayEdit) return <span className={styles.at}>{known && say(known.name)}</span>
  return (
    <Select
      className={styles.zone}
      aria-label={t('placements.change', { lens: say(lens.name) })}
      value={known ? placement.zone : ''}
      onChange={({ target }) => {
        if (target.value === '') return
        putCards(board, {
          lens: lens.id,
          cards: [placement.card],
          target: { zone: target.value },
        })
      }}
    >
      {!known && <Select.Option value="">{t('place.chooseZone')}</Select.Option>}
      {[...zones.values()].map((zone) => (
        <Select.Option key={zone.id} value={zone.id}>
          {say(zone.name)}
        </Select.Option>
      ))}
    </Select>
  )
}
