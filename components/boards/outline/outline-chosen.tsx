'use client'

import { Button, Select } from '@digdir/designsystemet-react'
import { Shapes, Tag, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { CARD_LIMITS } from '@/lib/cards/schema'
import { CARD_TYPE_IDS } from '@/lib/cards/types'
import { useCardTypeNames } from '../../cards/type-names'
import { useBoard, useMayEdit, useUi } from '../board-context'
import { changeType, removeCards } from '../commands'
import styles from './outline-chosen.module.css'
import { changeTags } from './outline-commands'

/** What can be done with several chosen cards at once. */
export function OutlineChosen() {
  const t = useTranslations('outline')
  const typeName = useCardTypeNames()
  const board = useBoard()
  const mayEdit = useMayEdit()
  const ids = useUi((ui) => ui.selection)
  if (ids.length < 2) return null
  const count = ids.length
  return (
    <section className={styles.bar} aria-label={t('chosen', { count })}>
      <strong className={styles.count}>{t('chosen', { count })}</strong>
      {mayEdit && (
        <>
          <Select
            className={styles.type}
            aria-label={t('typeOfChosen')}
            value=""
            onChange={({ target }) => {
              const type = CARD_TYPE_IDS.find((id) => id === target.value)
              if (type) changeType(board, 'outline', { ids, type })
            }}
          >
            <Select.Option value="">{t('changeType')}</Select.Option>
            {CARD_TYPE_IDS.map((type) => (
              <Select.Option key={type} value={type}>
                {typeName(type)}
              </Select.Option>
            ))}
          </Select>
          <TagField ids={ids} />
          <Button
            variant="tertiary"
            data-color="neutral"
            onClick={() => board.ui.update({ asking: { what: 'place', cards: ids } })}
          >
            <Shapes size={16} aria-hidden />
            {t('placeChosen')}
          </Button>
          <Button
            variant="tertiary"
            data-color="neutral"
            onClick={() => {
              if (removeCards(board, 'outline', ids)) board.announcer.say(t('removed', { count }))
            }}
          >
            <Trash2 size={16} aria-hidden />
            {t('removeChosen')}
          </Button>
        </>
      )}
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={t('chooseNone')}
        onClick={() => board.select(ids.slice(0, 1))}
      >
        <X size={16} aria-hidden />
      </Button>
    </section>
  )
}

function TagField({ ids }: { ids: readonly string[] }) {
  const t = useTranslations('outline')
  const board = useBoard()
  const [tag, setTag] = useState('')
  const known = useId()
  const tags = [...new Set(board.content.all().flatMap((card) => card.tags ?? []))]
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const added = tag.trim()
    if (added === '') return
    const done = changeTags(board, ids, (before) =>
      before.includes(added) ? before : [...before, added],
    )
    if (!done) return
    board.announcer.say(t('tagged', { tag: added, count: ids.length }))
    setTag('')
  }
  return (
    <form className={styles.tag} onSubmit={onSubmit}>
      <Tag size={16} aria-hidden />
      <input
        value={tag}
        list={known}
        maxLength={CARD_LIMITS.line}
        aria-label={t('tagChosen')}
        placeholder={t('tagChosen')}
        onChange={({ target }) => setTag(target.value)}
      />
      <datalist id={known}>
        {tags.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </form>
  )
}
