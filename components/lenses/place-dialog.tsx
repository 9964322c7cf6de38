'use client'

import { Button, Dialog, Heading } from '@digdir/designsystemet-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { standsAtPoints, zoneName } from '@/lib/lenses/rules'
import type { Lens } from '@/lib/lenses/types'
import { useBoard, useCard } from '../boards/board-context'
import { ChoiceField } from '../cards/choice-field'
import { putCards } from './lens-commands'
import { useLenses, useWords } from './lens-context'
import styles from './place-dialog.module.css'
import { SpotFields } from './spot-fields'
import { type Spot, spotOf } from './target'
import { useUsedLenses } from './use-used-lenses'

type PlaceDialogProps = { cards: readonly string[]; onClose: () => void }

/** Placing cards on a lens by choosing, for those who do not drag. */
export function PlaceDialog({ cards, onClose }: PlaceDialogProps) {
  const t = useTranslations('lensView')
  const texts = useTranslations('board.card')
  const say = useWords()
  const board = useBoard()
  const lenses = useLensesInOrder()
  const here = usePathname().split('/').at(-1)
  const [lens, setLens] = useState(() => lenses.find(({ id }) => id === here) ?? lenses[0])
  const [spot, setSpot] = useState<Spot | null>(null)
  const [first = ''] = cards
  const card = useCard(first)
  const standing = lens && standingOn(board.content.placementsOf(first), lens)
  const chosen = spot ?? standing ?? (lens && standsAtPoints(lens) ? MIDDLE : null)

  const close = () => {
    onClose()
    board.ui.update({ focus: first })
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!lens || !chosen) return
    if (putCards(board, { lens: lens.id, cards, target: chosen })) {
      const count = cards.length
      const zone = 'zone' in chosen && zoneName(lens, chosen.zone, { cards: board.content.all() })
      board.announcer.say(t('said.placed', { count, zone: zone ? say(zone) : say(lens.name) }))
    }
    close()
  }

  return (
    <Dialog open onClose={close} closeButton={t('place.cancel')}>
      <form className={styles.form} onSubmit={onSubmit}>
        <Heading level={2} data-size="2xs">
          {t('place.title', { count: cards.length, title: card?.title || texts('untitled') })}
        </Heading>
        <ChoiceField
          label={t('place.lens')}
          value={lens?.id ?? ''}
          readOnly={false}
          options={lenses.map(({ id, name }) => ({ value: id, label: say(name) }))}
          onChange={(id) => {
            setLens(lenses.find((one) => one.id === id))
            setSpot(null)
          }}
        />
        {lens && <p className={styles.help}>{say(lens.help)}</p>}
        {lens && <SpotFields lens={lens} spot={chosen} onChange={setSpot} />}
        <div className={styles.buttons}>
          <Button type="submit" disabled={!chosen}>
            {t('place.save')}
          </Button>
          {lens && standing && (
            <Button
              variant="secondary"
              data-color="neutral"
              onClick={() => {
                putCards(board, { lens: lens.id, cards, target: 'tray' })
                board.announcer.say(t('said.takenOff', { count: cards.length }))
                close()
              }}
            >
              {t('place.takeOff')}
            </Button>
          )}
          <Button variant="tertiary" onClick={close}>
            {t('place.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const MIDDLE: Spot = { at: [0.5, 0.5] }

function standingOn(placements: readonly Parameters<typeof spotOf>[0][], lens: Lens): Spot | null {
  const placement = placements.find((one) => one.lens === lens.id)
  return placement ? spotOf(placement) : null
}

/** Lenses that the board uses come first. */
function useLensesInOrder(): readonly Lens[] {
  const lenses = useLenses()
  const used = useUsedLenses()
  return [...lenses.filter(({ id }) => used.has(id)), ...lenses.filter(({ id }) => !used.has(id))]
}
