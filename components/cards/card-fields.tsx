'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef } from 'react'
import type * as Y from 'yjs'
import type { ChangeOrigin } from '@/lib/boards/doc'
import { bodyIsKnown, cardBody, cardTitle } from '@/lib/cards/doc'
import type { Card } from '@/lib/cards/schema'
import { toast } from '../ui/toast'
import { BodyField, type BodyHandle } from './body-field'
import styles from './card-fields.module.css'
import { TitleField } from './title-field'

type CardFieldsProps = {
  doc: Y.Doc
  card: Card
  source: ChangeOrigin['source']
  focus: 'title' | 'body' | null
  onLeave: () => void
}

/** Title and body of a card, bound to the shared document. */
export function CardFields({ doc, card, source, focus, onLeave }: CardFieldsProps) {
  const t = useTranslations('board.card')
  const title = cardTitle(doc, card.id)
  const body = bodyIsKnown(doc, card.id) ? cardBody(doc, card.id) : null

  const bodyField = useRef<BodyHandle>(null)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return
    const done =
      event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
    onLeave()
  }

  const onTitleKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, shiftKey, ctrlKey, metaKey, nativeEvent } = event
    const onwards = key === 'Enter' || (key === 'Tab' && !shiftKey && body)
    if (!onwards || nativeEvent.isComposing || ctrlKey || metaKey) return
    event.preventDefault()
    bodyField.current?.focusEnd()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the two fields inside
    <div data-card-fields onKeyDown={onKeyDown}>
      {title && (
        <TitleField
          text={title}
          source={source}
          label={t('title')}
          placeholder={t('titlePlaceholder')}
          autoFocus={focus === 'title'}
          className={styles.title}
          onKeyDown={onTitleKey}
        />
      )}
      {body ? (
        <BodyField
          ref={bodyField}
          fragment={body}
          label={t('body')}
          placeholder={t('bodyPlaceholder')}
          full={t('bodyFull')}
          onNewer={() => toast(t('bodyReadOnly'), { tone: 'warning' })}
          autoFocus={focus === 'body'}
          className={styles.body}
        />
      ) : (
        <p className={styles.readOnly}>
          {card.body}
          <span className={styles.why}>{t('bodyReadOnly')}</span>
        </p>
      )}
    </div>
  )
}
