'use client'

import { type NodeProps, NodeResizer, useStore as useFlow } from '@xyflow/react'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type CSSProperties, memo, useEffect, useRef } from 'react'
import { FRAME_LIMITS } from '@/lib/frames/schema'
import { useBoard, useFrame, useMayEdit, useUi } from '../board-context'
import { FRAME_GRIP, type FrameNode as FrameNodeType } from './canvas-nodes'
import styles from './frame-node.module.css'
import { FrameTitle } from './frame-title'
import { useResize } from './use-resize'

const SIDES = ['top', 'right', 'bottom', 'left'] as const
/** Titles are readable from afar, but do not grow over their neighbours without end. */
const LARGEST = 3

/** A named area behind the cards, taken by its title and its edges. */
export const FrameNode = memo(function FrameNode({ id, selected }: NodeProps<FrameNodeType>) {
  const t = useTranslations('canvas')
  const board = useBoard()
  const frame = useFrame(id)
  const mayEdit = useMayEdit()
  const alone = useUi(({ frames, selection }) => frames.length === 1 && selection.length === 0)
  const editing = useUi((ui) => ui.editing?.id === id)
  const wantsFocus = useUi((ui) => ui.focus === id)
  const unzoom = useFlow(({ transform: [, , zoom] }) => Math.min(LARGEST, Math.max(1, 1 / zoom)))
  const area = useRef<HTMLElement>(null)
  const resize = useResize(id)

  useEffect(() => {
    if (!wantsFocus) return
    area.current?.focus({ preventScroll: true })
    board.ui.update({ focus: null })
  }, [wantsFocus, board])

  if (!frame) return null
  const title = frame.title || t('frame.untitled')
  return (
    <>
      <section
        ref={area}
        className={styles.frame}
        data-frame={id}
        data-selected={selected || undefined}
        data-locked={frame.locked}
        aria-label={t('frame.label', { title })}
        tabIndex={selected ? 0 : -1}
      >
        {SIDES.map((side) => (
          <span key={side} className={`${styles.edge} ${FRAME_GRIP}`} data-side={side} />
        ))}
        <div
          className={`${styles.title} ${FRAME_GRIP}`}
          style={{ '--unzoom': unzoom, '--zoom': 1 / unzoom } as CSSProperties}
        >
          {frame.locked && <Lock size={13} aria-label={t('locked')} />}
          {editing ? (
            <FrameTitle frame={frame} />
          ) : (
            <span className={styles.words} data-empty={frame.title === '' || undefined}>
              {title}
            </span>
          )}
        </div>
      </section>
      <NodeResizer
        isVisible={selected && alone && mayEdit && !frame.locked}
        minWidth={FRAME_LIMITS.least}
        minHeight={FRAME_LIMITS.least}
        lineClassName={styles.line}
        handleClassName={styles.handle}
        {...resize}
      />
    </>
  )
})
