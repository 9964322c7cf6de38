import { useReactFlow } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef } from 'react'
import type { Point } from '@/lib/cards/schema'
import { toast } from '../../ui/toast'
import { useBoard } from '../board-context'
import { isWriting } from '../board-keys'
import { offerPaste } from '../clipboard'
import { removeChosen } from './arranging'
import { CLIP_FORMAT, clipText, readClip } from './clip'
import { chosenClip, pasteAt } from './copying'
import { keepClip } from './kept-clip'
import { useScene } from './scene'

/**
 * Copy, cut and paste of cards and frames, also between boards and tabs. What Framsyn did not copy
 * is offered to whoever takes such pastes.
 */
export function useClipboard(canvas: RefObject<HTMLElement | null>): void {
  const t = useTranslations('canvas')
  const board = useBoard()
  const scene = useScene()
  const flow = useReactFlow()
  const pointer = useRef<Point | null>(null)

  useEffect(() => {
    const element = canvas.current
    const here = (event: ClipboardEvent) =>
      !event.defaultPrevented &&
      !isWriting(event.target) &&
      !document.querySelector('dialog:modal') &&
      isOnCanvas(element)

    const onCopy = (event: ClipboardEvent) => {
      const words = window.getSelection()?.toString() ?? ''
      const clip = here(event) && words === '' ? chosenClip(board, scene) : null
      if (!clip || !event.clipboardData) return
      event.preventDefault()
      keepClip(clip)
      event.clipboardData.setData(CLIP_FORMAT, JSON.stringify(clip))
      event.clipboardData.setData('text/plain', clipText(clip))
      if (event.type === 'cut') removeChosen(board)
      else if (clip.cards.length > 0) toast(t('copied', { count: clip.cards.length }))
    }

    const onPaste = (event: ClipboardEvent) => {
      if (!here(event) || !event.clipboardData || !board.live.get().mayEdit) return
      const at = pointer.current ?? scene.middle()
      const clip = readClip(event.clipboardData.getData(CLIP_FORMAT))
      const [text, html] = ['text/plain', 'text/html'].map((type) =>
        event.clipboardData?.getData(type),
      )
      const taken = clip
        ? pasteAt(board, clip, at)
        : offerPaste({ text: text ?? '', html: html ?? '', at })
      if (taken) event.preventDefault()
      else toast(t('pasteFailed'), { tone: 'warning' })
    }

    const onMove = ({ clientX, clientY, target }: PointerEvent) => {
      const inside = target instanceof Node && element?.contains(target)
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY })
      pointer.current = inside ? [Math.round(x), Math.round(y)] : null
    }

    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    window.addEventListener('pointermove', onMove, { passive: true })
    return () => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
      window.removeEventListener('pointermove', onMove)
    }
  }, [board, scene, flow, canvas, t])
}

/** Whether keys and the clipboard are the canvas': it has the focus, or nothing has. */
export function isOnCanvas(canvas: HTMLElement | null): boolean {
  const focused = document.activeElement
  return focused === document.body || focused === null || (canvas?.contains(focused) ?? false)
}
