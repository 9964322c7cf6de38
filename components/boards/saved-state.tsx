'use client'

import {
  Check,
  CloudOff,
  Eye,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
  Unplug,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import { useBoard, useLive } from './board-context'
import styles from './saved-state.module.css'
import { type Shown, shownFor, worthSaying } from './shown-state'
import { useExplanation } from './use-explanation'

const ICONS: Record<Shown, LucideIcon> = {
  connecting: LoaderCircle,
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  notSaved: TriangleAlert,
  atRisk: TriangleAlert,
  readOnly: Eye,
  stopped: Unplug,
  stoppedKept: CloudOff,
  stoppedAtRisk: TriangleAlert,
}

/** What has become of one's work, with an explanation for whoever points, tabs or taps. */
export function SavedState() {
  const t = useTranslations('saved')
  const shown = useLive(({ state }) => shownFor(state))
  const { area, open, events } = useExplanation()
  const explanation = useId()
  useSaidAloud(shown)
  const Icon = ICONS[shown]
  return (
    <span ref={area} className={styles.area} {...events.area}>
      <button
        type="button"
        className={styles.state}
        data-state={shown}
        aria-describedby={explanation}
        {...events.button}
      >
        <Icon size={15} aria-hidden />
        <span className={styles.words}>
          {t.rich(`state.${shown}`, {
            kept: (words) => <span className={styles.kept}>{words}</span>,
          })}
        </span>
      </button>
      <span id={explanation} role="tooltip" className={styles.explanation} hidden={!open}>
        {t(`help.${shown}`)}
      </span>
    </span>
  )
}

function useSaidAloud(shown: Shown): void {
  const t = useTranslations('saved')
  const { announcer } = useBoard()
  const said = useRef<Shown | null>(null)
  useEffect(() => {
    if (!worthSaying(said.current, shown)) return
    said.current = shown
    const state = t.markup(`state.${shown}`, { kept: (words) => words })
    announcer.say(`${state}. ${t(`help.${shown}`)}`)
  }, [shown, announcer, t])
}
