import { useEffect } from 'react'
import { useBoard } from '../board-context'
import { isWriting } from '../board-keys'
import type { BoardSession } from '../board-session'
import { offerPaste, onForeignPaste } from '../clipboard'
import { tableOf } from './pasted'

/** Offers cards for rows and lines that are pasted, in whichever view. */
export function useForeignPaste(board: BoardSession): void {
  useEffect(
    () =>
      onForeignPaste(({ text, html }) => {
        const table = tableOf({ text, html })
        if (!table) return false
        board.ui.update({ asking: { what: 'paste', table } })
        return true
      }),
    [board],
  )
}

/** Pastes in a view without places of its own, anywhere but in text. */
export function usePaste(): void {
  const board = useBoard()
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isWriting(event.target)) return
      if (!board.live.get().mayEdit || document.querySelector('dialog:modal')) return
      const [text = '', html = ''] = ['text/plain', 'text/html'].map((type) =>
        event.clipboardData?.getData(type),
      )
      if (offerPaste({ text, html, at: [0, 0] })) event.preventDefault()
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [board])
}
