'use client'

import { Button } from '@digdir/designsystemet-react'
import { useReactFlow, useStore } from '@xyflow/react'
import { Keyboard, Maximize, Minus, Plus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { View } from './use-view'
import styles from './zoom-tools.module.css'

type ZoomToolsProps = { view: Pick<View, 'fullSize' | 'fitAll'>; onHelp?: () => void }

export function ZoomTools({ view, onHelp }: ZoomToolsProps) {
  const t = useTranslations('board.zoom')
  const format = useFormatter()
  const flow = useReactFlow()
  const zoom = useStore((state) => state.transform[2])
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('label')}>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={t('out')}
        onClick={() => flow.zoomOut()}
      >
        <Minus size={16} aria-hidden />
      </Button>
      <Button
        variant="tertiary"
        data-color="neutral"
        className={styles.share}
        aria-label={t('full', { zoom: format.number(zoom, 'percent') })}
        onClick={view.fullSize}
      >
        {format.number(zoom, 'percent')}
      </Button>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={t('in')}
        onClick={() => flow.zoomIn()}
      >
        <Plus size={16} aria-hidden />
      </Button>
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={t('fit')}
        onClick={view.fitAll}
      >
        <Maximize size={16} aria-hidden />
      </Button>
      {onHelp && (
        <Button
          icon
          variant="tertiary"
          data-color="neutral"
          className={styles.help}
          aria-label={t('shortcuts')}
          onClick={onHelp}
        >
          <Keyboard size={16} aria-hidden />
        </Button>
      )}
    </div>
  )
}
