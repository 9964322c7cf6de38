'use client'

import { Button } from '@digdir/designsystemet-react'
import { ExternalLink, Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CARD_LIMITS, type Card, type CardLink } from '@/lib/cards/schema'
import { safeHref } from '@/lib/rich-text/rules'
import { CardLinkForm } from './card-link-form'
import styles from './card-links.module.css'
import { useCardWriter } from './use-card-writer'

/** Where to read more about a card. */
export function CardLinks({ card }: { card: Card }) {
  const t = useTranslations('cards.links')
  const { readOnly, set } = useCardWriter(card)
  const [adding, setAdding] = useState(false)
  const links = card.links ?? []
  if (readOnly && links.length === 0) return null
  const write = (next: readonly CardLink[]) =>
    set({ links: next.length > 0 ? [...next] : undefined })
  return (
    <section className={styles.links} aria-label={t('title')}>
      <h3 className={styles.heading}>
        {t('title')} <span className={styles.count}>{links.length}</span>
        {!readOnly && !adding && links.length < CARD_LIMITS.links && (
          <Button
            icon
            variant="tertiary"
            data-color="neutral"
            className={styles.add}
            aria-label={t('add')}
            onClick={() => setAdding(true)}
          >
            <Plus size={16} aria-hidden />
          </Button>
        )}
      </h3>
      <ul className={styles.list}>
        {links.map((link, at) => (
          <li key={`${link.url} ${link.label ?? ''}`}>
            <Address link={link} />
            {!readOnly && (
              <Button
                icon
                variant="tertiary"
                data-color="neutral"
                aria-label={t('remove', { link: link.label ?? link.url })}
                onClick={() => write(links.filter((_, other) => other !== at))}
              >
                <X size={14} aria-hidden />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && links.length >= CARD_LIMITS.links && <p className={styles.full}>{t('full')}</p>}
      {adding && (
        <CardLinkForm
          onAdd={(link) => {
            write([...links.filter(({ url }) => url !== link.url), link])
            setAdding(false)
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </section>
  )
}

/** A link that may be followed; the words alone when it may not. */
function Address({ link }: { link: CardLink }) {
  const href = safeHref(link.url)
  const words = link.label || shortened(link.url)
  if (!href) return <span className={styles.words}>{words}</span>
  return (
    <a className={styles.words} href={href} target="_blank" rel="noopener noreferrer" title={href}>
      {words}
      <ExternalLink size={12} aria-hidden />
    </a>
  )
}

const shortened = (url: string) =>
  url.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/, '').replace(/\/$/, '')
