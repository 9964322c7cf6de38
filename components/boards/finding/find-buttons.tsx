'use client'

import { Button } from '@digdir/designsystemet-react'
import { Command, Search } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBoard } from '../board-context'

/** Search and the palette for the hand and the thumb. */
export function FindButtons() {
  const t = useTranslations('finding')
  const { finder, ui } = useBoard()
  return (
    <>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={t('open')}
        title={t('openHint')}
        onClick={finder.start}
      >
        <Search size={18} aria-hidden />
      </Button>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={t('palette')}
        title={t('paletteHint')}
        onClick={() => ui.update({ asking: { what: 'palette' } })}
      >
        <Command size={18} aria-hidden />
      </Button>
    </>
  )
}
