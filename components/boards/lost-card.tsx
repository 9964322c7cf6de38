'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Card } from '@/lib/cards/schema'
import type { Unsaved } from '@/lib/sync/unsaved'
import { useBoard } from './board-context'
import { KeptWords } from './kept-words'

/** Somebody deleted the card in which one was writing: the words are not lost with it. */
export function LostCard({ card }: { card: Card }) {
  const t = useTranslations('saved.lost')
  const { lost } = useBoard()
  const unsaved = useMemo(
    (): Unsaved => ({ cards: [{ ...card, isNew: true }], text: '', others: false }),
    [card],
  )
  return (
    <KeptWords title={t('title')} why={t('why')} unsaved={unsaved} onDone={() => lost.set(null)} />
  )
}
