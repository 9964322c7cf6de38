'use client'

import { Button, Dialog, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { retyped } from '@/lib/relations/rules'
import type { Relation } from '@/lib/relations/schema'
import { useBoard } from '../boards/board-context'
import { relateAll } from '../boards/commands'
import { ChoiceField } from '../cards/choice-field'
import { CardPicker } from './card-picker'
import { ChannelField } from './channel-field'
import styles from './relate-dialog.module.css'
import { PolarityField, StrengthField, TypeField } from './relation-fields'

type RelateDialogProps = {
  /** Each of these is related to the same other card; none when both ends are to be chosen. */
  cards: readonly string[]
  onClose: () => void
}

type Said = Omit<Relation, 'id' | 'from' | 'to'>

const DIRECTIONS = ['out', 'in'] as const
type Direction = (typeof DIRECTIONS)[number]

/** Relating cards by choosing, for those who do not drag. */
export function RelateDialog({ cards, onClose }: RelateDialogProps) {
  const t = useTranslations('board')
  const tr = useTranslations('relations.dialog')
  const board = useBoard()
  const [said, setSaid] = useState<Said>({ type: 'leads-to', polarity: '+', strength: 1 })
  const [direction, setDirection] = useState<Direction>('out')
  const [first, setFirst] = useState<string | null>(null)
  const [other, setOther] = useState<string | null>(null)
  const ends = cards.length > 0 ? cards : first === null ? [] : [first]
  const title = board.content.card(cards[0] ?? '')?.title || t('card.untitled')

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (other === null) return
    const pairs = ends.map((end) =>
      direction === 'out' ? { from: end, to: other } : { from: other, to: end },
    )
    const ids = relateAll(
      board,
      cards.length > 0 ? 'outline' : 'relations',
      pairs.map((pair) => ({ ...said, ...pair })),
    )
    if (ids.length > 0) board.announcer.say(tr('made', { count: ids.length }))
    onClose()
    board.ui.update({ focus: cards[0] ?? ids[0] ?? null })
  }

  return (
    <Dialog
      open
      data-size="sm"
      onClose={() => {
        onClose()
        board.ui.update({ focus: cards[0] ?? null })
      }}
      closeButton={t('relation.cancel')}
    >
      <form className={styles.form} onSubmit={onSubmit}>
        <Heading level={2} data-size="2xs">
          {cards.length === 0 ? tr('new') : tr('relate', { count: cards.length, title })}
        </Heading>
        {cards.length === 0 ? (
          <CardPicker label={tr('from')} value={first} without={oneOf(other)} onChange={setFirst} />
        ) : (
          <ChoiceField
            label={tr('direction')}
            value={direction}
            readOnly={false}
            options={DIRECTIONS.map((way) => ({
              value: way,
              label: tr(`directions.${way}`, { count: cards.length }),
            }))}
            onChange={(way) => setDirection(DIRECTIONS.find((known) => known === way) ?? direction)}
          />
        )}
        <TypeField
          value={said.type}
          onChange={(type) => setSaid({ ...said, ...retyped(said, type) })}
        />
        <CardPicker
          label={tr(direction === 'out' ? 'to' : 'from')}
          value={other}
          without={ends}
          onChange={setOther}
        />
        <div className={styles.pair}>
          <PolarityField
            value={said.polarity}
            onChange={(polarity) => setSaid({ ...said, polarity })}
          />
          <StrengthField
            value={said.strength}
            onChange={(strength) => setSaid({ ...said, strength })}
          />
        </div>
        <ChannelField
          type={said.type}
          value={said.channel}
          readOnly={false}
          onChange={(channel) => setSaid({ ...said, channel })}
        />
        <div className={styles.buttons}>
          <Button type="submit" disabled={other === null || ends.length === 0}>
            {t('relation.save')}
          </Button>
          <Button type="button" variant="tertiary" onClick={onClose}>
            {t('relation.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function oneOf(id: string | null): string[] {
  return id === null ? [] : [id]
}
