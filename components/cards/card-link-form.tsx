'use client'

import { Button, Textfield } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { CARD_LIMITS, type CardLink } from '@/lib/cards/schema'
import { hrefFrom } from '@/lib/rich-text/rules'
import styles from './card-links.module.css'

type CardLinkFormProps = { onAdd: (link: CardLink) => void; onCancel: () => void }

/** Asks for an address and, if one likes, what it should say. */
export function CardLinkForm({ onAdd, onCancel }: CardLinkFormProps) {
  const t = useTranslations('cards.links')
  const [typed, setTyped] = useState('')
  const [label, setLabel] = useState('')
  const [wrong, setWrong] = useState(false)

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const url = hrefFrom(typed)
    if (!url) {
      setWrong(true)
      return
    }
    onAdd({ url, ...(label.trim() && { label: label.trim() }) })
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onCancel()
      }}
    >
      <Textfield
        autoFocus
        label={t('url')}
        inputMode="url"
        value={typed}
        maxLength={CARD_LIMITS.address}
        error={wrong ? t('wrong') : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          setWrong(false)
        }}
      />
      <Textfield
        label={t('label')}
        value={label}
        maxLength={CARD_LIMITS.line}
        onChange={(event) => setLabel(event.target.value)}
      />
      <div className={styles.actions}>
        <Button type="submit">{t('save')}</Button>
        <Button variant="tertiary" data-color="neutral" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
