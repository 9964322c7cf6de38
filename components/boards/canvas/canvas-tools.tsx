'use client'

import { Button, Divider, Tooltip } from '@digdir/designsystemet-react'
import {
  Frame,
  Hand,
  type LucideIcon,
  MousePointer2,
  Plus,
  Redo2,
  Spline,
  Undo2,
  Wand,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TypePicker } from '../../cards/type-picker'
import { useBoard, useMayEdit, useStore, useUi } from '../board-context'
import type { Tool } from '../board-session'
import styles from './canvas-tools.module.css'

/** The tools at the lower edge, in reach of a mouse and of a thumb. */
export function CanvasTools({ addInMiddle }: { addInMiddle: () => void }) {
  const t = useTranslations('board.tools')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const newType = useUi((ui) => ui.newType)
  const { canUndo, canRedo } = useStore(board.history.state, (state) => state)
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('label')}>
      <ToolButton tool="select" icon={MousePointer2} label={t('select')} />
      <ToolButton tool="hand" icon={Hand} label={t('hand')} />
      <ToolButton tool="laser" icon={Wand} label={t('laser')} />
      {mayEdit && (
        <>
          <Divider className={styles.divider} />
          <Tooltip content={t('cardHint')}>
            <Button
              className={styles.add}
              onClick={(event) => {
                event.currentTarget.blur()
                addInMiddle()
              }}
            >
              <Plus size={16} aria-hidden />
              {t('card')}
            </Button>
          </Tooltip>
          <TypePicker
            value={newType}
            label={t('newType')}
            onChange={(type) => board.ui.update({ newType: type })}
          />
          <ToolButton tool="relation" icon={Spline} label={t('relation')} />
          <ToolButton tool="frame" icon={Frame} label={t('frame')} />
          <Divider className={styles.divider} />
          <Button
            icon
            variant="tertiary"
            data-color="neutral"
            aria-label={t('undo')}
            disabled={!canUndo}
            onClick={board.history.undo}
          >
            <Undo2 size={18} aria-hidden />
          </Button>
          <Button
            icon
            variant="tertiary"
            data-color="neutral"
            aria-label={t('redo')}
            disabled={!canRedo}
            onClick={board.history.redo}
          >
            <Redo2 size={18} aria-hidden />
          </Button>
        </>
      )}
    </div>
  )
}

function ToolButton({ tool, icon: Icon, label }: { tool: Tool; icon: LucideIcon; label: string }) {
  const board = useBoard()
  const pressed = useUi((ui) => ui.tool === tool)
  return (
    <Tooltip content={label}>
      <Button
        icon
        variant="tertiary"
        data-color={pressed ? 'accent' : 'neutral'}
        aria-pressed={pressed}
        aria-label={label}
        className={pressed ? styles.pressed : undefined}
        onClick={() => board.ui.update({ tool })}
      >
        <Icon size={18} aria-hidden />
      </Button>
    </Tooltip>
  )
}
