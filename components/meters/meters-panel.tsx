'use client'

import { Button } from '@digdir/designsystemet-react'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useBoard, useUi } from '../boards/board-context'
import { AdequacyMeter, CoverageMeter, InwardMeter, LinearMeter } from './board-meters'
import { ContributionMeter } from './contribution-meter'
import styles from './meters.module.css'
import { METERS_BUTTON } from './meters-button'
import { useReadings } from './use-readings'

/** What the board says about itself, beside whichever view is open. */
export function MetersPanel({ board }: { board: string }) {
  return useUi((ui) => ui.meters) ? <Panel board={board} /> : null
}

function Panel({ board: boardId }: { board: string }) {
  const t = useTranslations('meters')
  const board = useBoard()
  const readings = useReadings()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const close = () => {
    board.ui.update({ meters: false })
    document.getElementById(METERS_BUTTON)?.focus()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }

  const choose = (cards: readonly string[]) => {
    const here = cards.filter((id) => board.content.card(id))
    board.select(here)
    board.ui.update({ showing: here })
    board.announcer.say(t('chosen', { count: here.length }))
  }

  return (
    <aside
      className={styles.panel}
      aria-labelledby="meters-title"
      data-meters
      onKeyDown={onKeyDown}
    >
      <header className={styles.top}>
        <h2 id="meters-title" ref={heading} tabIndex={-1} className={styles.title}>
          {t('title')}
        </h2>
        <Button
          icon
          variant="tertiary"
          data-color="neutral"
          aria-label={t('close')}
          onClick={close}
        >
          <X size={18} aria-hidden />
        </Button>
      </header>
      <p className={styles.intro}>{t('intro')}</p>
      <InwardMeter look={readings.inward} onChoose={choose} />
      <LinearMeter bias={readings.linear} onChoose={choose} />
      <CoverageMeter coverage={readings.coverage} onChoose={choose} />
      <AdequacyMeter adequacy={readings.adequacy} onChoose={choose} />
      <ContributionMeter board={boardId} onChoose={choose} />
    </aside>
  )
}
