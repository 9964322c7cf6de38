'use client'

import { Gauge } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBoard, useUi } from '../boards/board-context'

/** Where the focus goes back to when the meters close. */
export const METERS_BUTTON = 'meters-button'

/** Opens and closes the meters, whichever view is open. */
export function MetersButton({ className }: { className?: string }) {
  const t = useTranslations('meters')
  const board = useBoard()
  const open = useUi((ui) => ui.meters)
  return (
    <button
      id={METERS_BUTTON}
      type="button"
      className={className}
      aria-expanded={open}
      onClick={() => board.ui.update({ meters: !open })}
    >
      <Gauge size={20} strokeWidth={1.75} aria-hidden />
      {t('title')}
    </button>
  )
}
