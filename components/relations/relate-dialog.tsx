'use client'

import { Button, Dialog, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import {
  POLARITIES,
  type Polarity,
  RELATION_TYPE_IDS,
  type RelationType,
} from '@/lib/relations/types'
import { useBoard, useCard } from '../boards/board-context'
import { relate } from '../boards/commands'
import { ChoiceField } from '../cards/choice-field'
import { useRelationTypeNames } from '../cards/type-names'
import styles from './relate-dialog.module.css'
import { polarityKey } from './relation-signs'

/** Relating a card to another by choosing, for those who do not drag. */
export function RelateDialog({ from, onClose }: { from: string; onClose: () => void }) {
  const t = useTranslations('board')
  const board = useBoard()
  const card = useCard(from)
  const typeName = useRelationTypeNames()
  const others = board.content
    .all()
    .filter(({ id }) => id !== from)
    .sort((a, b) => a.title.localeCompare(b.title))
  const [type, setType] = useState<RelationType>('leads-to')
  const [polarity, setPolarity] = useState<Polarity>('+')
  const [to, setTo] = useState(others[0]?.id ?? '')

  const close = () => {
    onClose()
    board.ui.update({ focus: from })
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const made = relate(board, 'outline', { from, to, type, polarity, strength: 1 })
    if (made) board.announcer.say(t('relation.made'))
    close()
  }

  return (
    <Dialog open onClose={close} closeButton={t('relation.cancel')}>
      <form className={styles.form} onSubmit={onSubmit}>
        <Heading level={2} data-size="2xs">
          {t('relation.relate', { title: card?.title || t('card.untitled') })}
        </Heading>
        <ChoiceField
          label={t('relation.type')}
          value={type}
          readOnly={false}
          options={RELATION_TYPE_IDS.map((id) => ({ value: id, label: typeName(id) }))}
          onChange={(value) => setType(RELATION_TYPE_IDS.find((id) => id === value) ?? type)}
        />
        <ChoiceField
          label={t('relation.to')}
          value={to}
          readOnly={false}
          options={others.map(({ id, title }) => ({
            value: id,
            label: title || t('card.untitled'),
          }))}
          onChange={setTo}
        />
        <ChoiceField
          label={t('relation.polarityLabel')}
          value={polarity}
          readOnly={false}
          options={POLARITIES.map((sign) => ({
            value: sign,
            label: t(`relation.polarity.${polarityKey(sign)}`),
          }))}
          onChange={(value) => setPolarity(POLARITIES.find((sign) => sign === value) ?? polarity)}
        />
        <div className={styles.buttons}>
          <Button type="submit" disabled={to === ''}>
            {t('relation.save')}
          </Button>
          <Button variant="tertiary" onClick={close}>
            {t('relation.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
