import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef } from 'react'
import { FRAME_LIMITS, type Frame } from '@/lib/frames/schema'
import { useBoard } from '../board-context'
import { stopEditing } from '../commands'
import { changeFrame } from './arranging'
import styles from './frame-node.module.css'

/** A frame's title while somebody here writes it; Enter or a click elsewhere keeps it. */
export function FrameTitle({ frame }: { frame: Frame }) {
  const t = useTranslations('canvas')
  const board = useBoard()
  const before = useRef(frame.title)

  const keep = (words: string) => {
    const title = words.trim()
    if (title !== before.current) changeFrame(board, frame.id, { title })
    before.current = title
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') event.currentTarget.value = before.current
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    keep(event.currentTarget.value)
    stopEditing(board)
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: who asks to write the title goes on by writing it
      autoFocus
      className={`${styles.input} nodrag nopan`}
      aria-label={t('frame.title')}
      placeholder={t('frame.title')}
      defaultValue={frame.title}
      maxLength={FRAME_LIMITS.title}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        keep(event.currentTarget.value)
        if (board.ui.get().editing?.id === frame.id) board.ui.update({ editing: null })
      }}
    />
  )
}
