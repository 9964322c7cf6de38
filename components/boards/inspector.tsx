'use client'

import { Button } from '@digdir/designsystemet-react'
import { PanelRightClose, PanelRightOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CardInspector } from '../cards/card-inspector'
import { CardRating } from '../judgements/card-rating'
import { RelationInspector } from '../relations/relation-inspector'
import { useBoard, useCard, useChosenCard, useRelations, useUi } from './board-context'
import styles from './inspector.module.css'

/** All there is to know about what is chosen; a sheet from below on a phone. */
export function Inspector() {
  const t = useTranslations('board.inspector')
  const board = useBoard()
  const [open, setOpen] = useState(hasRoom)
  const chosen = useChosenCard()
  const card = useCard(chosen ?? '')
  const relationId = useUi((ui) => ui.relation)
  const relations = useRelations()
  const relation = relationId ? board.content.relation(relationId) : null
  const writing = useUi((ui) => ui.editing !== null)
  if (!card && !(relation && relations.length > 0)) return null
  const label = open ? t('close') : t('open')
  return (
    <aside
      className={styles.inspector}
      data-open={open || undefined}
      data-writing={writing || undefined}
      aria-label={t('label')}
    >
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        className={styles.toggle}
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {open ? (
          <PanelRightClose size={18} aria-hidden />
        ) : (
          <PanelRightOpen size={18} aria-hidden />
        )}
      </Button>
      {open && card && (
        <>
          <CardInspector key={card.id} card={card} />
          <CardRating key={`${card.id} rating`} card={card} />
        </>
      )}
      {open && relation && <RelationInspector key={relation.id} relation={relation} />}
    </aside>
  )
}

/** On a phone the sheet waits until it is asked for: it would cover what was chosen. */
function hasRoom(): boolean {
  return typeof window === 'undefined' || window.matchMedia('(min-width: 48.0625rem)').matches
}
