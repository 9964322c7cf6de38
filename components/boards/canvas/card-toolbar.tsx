'use client'

import { Button } from '@digdir/designsystemet-react'
import { NodeToolbar, Position, useStore as useFlow } from '@xyflow/react'
import { Link2, Lock, LockOpen, Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCopyCardLink } from '../../cards/card-link'
import { TypePicker } from '../../cards/type-picker'
import { useBoard, useCard, useMayEdit, useUi } from '../board-context'
import { changeType, edit } from '../commands'
import { ArrangeMenu } from './arrange-menu'
import { removeChosen, toggleLock } from './arranging'
import styles from './card-toolbar.module.css'

/** Room for the toolbar above a card, in pixels; with less it stands below. */
const ROOM_ABOVE = 72

/** What one can do with the chosen cards, floating above them. */
export function CardToolbar() {
  const t = useTranslations('board.chosen')
  const canvas = useTranslations('canvas')
  const board = useBoard()
  const copyLink = useCopyCardLink()
  const selection = useUi((ui) => ui.selection)
  const editing = useUi((ui) => ui.editing !== null)
  const mayEdit = useMayEdit()
  const first = useCard(selection[0] ?? '')
  const roomAbove = useFlow(({ nodeLookup, transform: [, top, zoom] }) =>
    selection.every((id) => {
      const node = nodeLookup.get(id)
      return !node || node.internals.positionAbsolute.y * zoom + top >= ROOM_ABOVE
    }),
  )
  const locked = selection.every((id) => board.content.card(id)?.locked)
  if (!first || !mayEdit || editing) return null
  const one = selection.length === 1
  return (
    <NodeToolbar
      nodeId={[...selection]}
      isVisible
      position={roomAbove ? Position.Top : Position.Bottom}
      offset={14}
      className={styles.toolbar}
      role="toolbar"
      aria-label={t('label', { count: selection.length })}
    >
      {!one && <span className={styles.count}>{t('count', { count: selection.length })}</span>}
      {!locked && (
        <TypePicker
          value={first.type}
          label={t('type')}
          onChange={(type) => changeType(board, 'canvas', { ids: selection, type })}
        />
      )}
      {!one && !locked && <ArrangeMenu count={selection.length} />}
      {one && (
        <>
          {!locked && (
            <Button
              icon
              variant="tertiary"
              data-color="neutral"
              aria-label={t('edit')}
              onClick={() => edit(board, { id: first.id, field: 'title' })}
            >
              <Pencil size={16} aria-hidden />
            </Button>
          )}
          <Button
            icon
            variant="tertiary"
            data-color="neutral"
            aria-label={t('copyLink')}
            onClick={() => copyLink(first.id)}
          >
            <Link2 size={16} aria-hidden />
          </Button>
        </>
      )}
      <Button
        icon
        variant="tertiary"
        data-color="neutral"
        aria-label={canvas(locked ? 'menu.unlock' : 'menu.lock')}
        onClick={() => toggleLock(board)}
      >
        {locked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
      </Button>
      {!locked && (
        <Button
          icon
          variant="tertiary"
          data-color="neutral"
          aria-label={t('remove')}
          onClick={() => removeChosen(board)}
        >
          <Trash2 size={16} aria-hidden />
        </Button>
      )}
    </NodeToolbar>
  )
}
