'use client'

import { Check, CloudOff, Eye, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useLive } from './board-context'
import type { LiveState } from './live-room'
import styles from './saved-state.module.css'

type Shown = 'connecting' | 'saved' | 'saving' | 'offline' | 'notSaved' | 'readOnly'

const ICONS: Record<Shown, LucideIcon> = {
  connecting: LoaderCircle,
  saved: Check,
  saving: LoaderCircle,
  offline: CloudOff,
  notSaved: TriangleAlert,
  readOnly: Eye,
}

/** What has become of one's work: "Saved" means committed to the database. */
export function SavedState() {
  const t = useTranslations('saved')
  const shown = useLive(({ state }) => shownFor(state))
  const Icon = ICONS[shown]
  return (
    <span className={styles.state} data-state={shown} role="status" title={t(`help.${shown}`)}>
      <Icon size={15} aria-hidden />
      <span className={styles.words}>{t(shown)}</span>
    </span>
  )
}

function shownFor(state: LiveState): Shown {
  switch (state.saved) {
    case 'not-saved':
      return 'notSaved'
    case 'offline':
      return 'offline'
    case 'saving':
      return 'saving'
    case 'saved':
      if (state.link !== 'joined') return 'connecting'
      return state.access === 'read-only' ? 'readOnly' : 'saved'
  }
}
