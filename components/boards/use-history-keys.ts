import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { toast } from '../ui/toast'
import { boardKey, isSharedText, isWriting } from './board-keys'
import type { BoardSession } from './board-session'

/** Undo and redo of one's own changes, in every view, also while writing in shared text. */
export function useHistoryKeys(board: BoardSession): void {
  const t = useTranslations('canvas')
  useEffect(() => board.history.onKept((count) => toast(t('undoKept', { count }))), [board, t])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = boardKey(event)?.do
      if (key !== 'undo' && key !== 'redo') return
      if (isWriting(event.target) && !isSharedText(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      if (key === 'undo') board.history.undo()
      else board.history.redo()
    }
    // Before the editors see it: their own undo knows nothing of the rest of the board.
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [board])
}
