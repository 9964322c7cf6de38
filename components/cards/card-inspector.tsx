'use client'

import { Button } from '@digdir/designsystemet-react'
import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Card } from '@/lib/cards/schema'
import { CARD_TYPES, cardTypeEntry } from '@/lib/cards/types'
import { SECTORS } from '@/lib/parties/types'
import { useBoard } from '../boards/board-context'
import { changeType } from '../boards/commands'
import { CardPlacements } from '../lenses/card-placements'
import { CardRelations } from '../relations/card-relations'
import { hasTooManyTags, tagsFrom } from './card-form'
import styles from './card-inspector.module.css'
import { useCopyCardLink } from './card-link'
import { CardLinks } from './card-links'
import { ChoiceField } from './choice-field'
import { CommonField } from './common-field'
import { DraftField } from './draft-field'
import { FindingList } from './finding-list'
import { MoreFields } from './more-fields'
import { OwnFields } from './own-fields'
import { RichText } from './rich-text'
import { useCardTypeHelp, useCardTypeNames } from './type-names'
import { useCardWriter } from './use-card-writer'

/** A card's words and facts, what is worth a second look, and what it is tied to. */
export function CardInspector({ card }: { card: Card }) {
  return (
    <>
      <Words card={card} />
      <FindingList card={card} />
      <div className={styles.fields}>
        <Kind card={card} />
        <OwnFields card={card} />
        <CommonFields card={card} />
        <MoreFields card={card} />
      </div>
      <CardLinks card={card} />
      <CardPlacements card={card.id} />
      <CardRelations card={card} />
    </>
  )
}

function Words({ card }: { card: Card }) {
  const t = useTranslations('board.card')
  const own = useTranslations('cards')
  const copyLink = useCopyCardLink()
  return (
    <>
      <h2 className={styles.title}>{card.title || t('untitled')}</h2>
      {card.rich ? (
        <RichText nodes={card.rich} linked className={styles.body} />
      ) : (
        card.body && <p className={`${styles.body} ${styles.plain}`}>{card.body}</p>
      )}
      <Button
        variant="tertiary"
        data-color="neutral"
        className={styles.copy}
        onClick={() => copyLink(card.id)}
      >
        <Link2 size={14} aria-hidden />
        {own('copyLink')}
      </Button>
    </>
  )
}

/** What the card is, and who sees it so; for an actor, who it is. */
function Kind({ card }: { card: Card }) {
  const t = useTranslations('board')
  const own = useTranslations('cards')
  const board = useBoard()
  const typeName = useCardTypeNames()
  const typeHelp = useCardTypeHelp()
  const { readOnly, set } = useCardWriter(card)
  const { sectorIsOwn } = cardTypeEntry(card.type)
  return (
    <div className={styles.pair}>
      <ChoiceField
        label={t('field.type')}
        value={card.type}
        readOnly={readOnly}
        options={CARD_TYPES.map(({ id }) => ({ value: id, label: typeName(id) }))}
        help={typeHelp(card.type)}
        onChange={(value) => {
          const type = CARD_TYPES.find(({ id }) => id === value)
          if (type) changeType(board, 'inspector', { ids: [card.id], type: type.id })
        }}
      />
      <ChoiceField
        label={sectorIsOwn ? own('ownSector') : t('field.sector')}
        value={card.sector ?? ''}
        readOnly={readOnly}
        none={t('field.none')}
        options={SECTORS.map((sector) => ({ value: sector, label: t(`sector.${sector}`) }))}
        onChange={(value) => set({ sector: SECTORS.find((sector) => sector === value) })}
      />
    </div>
  )
}

function CommonFields({ card }: { card: Card }) {
  const t = useTranslations('board.field')
  const { readOnly, set } = useCardWriter(card)
  const { uses = [] } = cardTypeEntry(card.type)
  const rest = (['place', 'asOf', 'evidence'] as const).filter(
    (field) => !uses.some((used) => used === field),
  )
  return (
    <>
      {rest.length > 0 && (
        <div className={styles.own}>
          {rest.map((field) => (
            <div key={field}>
              <CommonField card={card} field={field} />
            </div>
          ))}
        </div>
      )}
      <DraftField
        label={t('tags')}
        description={t('tagsHow')}
        check={(text) => (hasTooManyTags(text) ? t('tagsFull') : null)}
        value={card.tags?.join(', ') ?? ''}
        readOnly={readOnly}
        onCommit={(text) => set({ tags: tagsFrom(text) })}
      />
    </>
  )
}
