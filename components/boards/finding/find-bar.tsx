'use client'

import { Button } from '@digdir/designsystemet-react'
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useBoard, useCardIds, useStore } from '../board-context'
import { FilterMenus } from './filter-menus'
import styles from './find-bar.module.css'
import { useFilterInUrl } from './use-filter-in-url'
import { useFound, useIsFiltered } from './use-finder'
import { useStep } from './use-step'

/** Search and filter over whichever view is open; there while somebody looks for something. */
export function FindBar() {
  const { finder } = useBoard()
  useFilterInUrl()
  const filtered = useIsFiltered()
  const asked = useStore(finder.asked, (times) => times)
  return asked > 0 || filtered ? <OpenBar asked={asked} /> : null
}

function OpenBar({ asked }: { asked: number }) {
  const t = useTranslations('finding')
  const board = useBoard()
  const { finder, announcer } = board
  const text = useStore(finder.filter, (filter) => filter.text)
  const filtered = useIsFiltered()
  const found = useFound().length
  const total = useCardIds().length
  const step = useStep()
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (asked > 0) field.current?.select()
  }, [asked])

  useEffect(() => {
    if (filtered) announcer.say(t('found', { found, total }))
  }, [filtered, found, total, announcer, t])

  const close = () => {
    const [chosen] = board.ui.get().selection
    finder.end()
    if (chosen) board.ui.update({ focus: chosen })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
  }

  return (
    <search className={styles.bar} data-find-bar aria-label={t('label')} onKeyDown={onKeyDown}>
      <span className={styles.field}>
        <Search size={16} aria-hidden />
        <input
          ref={field}
          type="text"
          className={styles.input}
          value={text}
          aria-label={t('text')}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => finder.filter.update({ text: target.value })}
        />
        {filtered && (
          <span className={styles.count} aria-hidden>
            {t('found', { found, total })}
          </span>
        )}
        <StepButton label={t('previous')} enabled={filtered && found > 0} onStep={() => step(-1)}>
          <ChevronUp size={16} aria-hidden />
        </StepButton>
        <StepButton label={t('next')} enabled={filtered && found > 0} onStep={() => step(1)}>
          <ChevronDown size={16} aria-hidden />
        </StepButton>
      </span>
      <FilterMenus />
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        className={styles.close}
        aria-label={t('close')}
        title={t('close')}
        onClick={close}
      >
        <X size={18} aria-hidden />
      </Button>
    </search>
  )
}

type StepButtonProps = {
  label: string
  enabled: boolean
  onStep: () => void
  children: React.ReactNode
}

function StepButton({ label, enabled, onStep, children }: StepButtonProps) {
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={label}
      title={label}
      disabled={!enabled}
      onClick={onStep}
    >
      {children}
    </button>
  )
}
