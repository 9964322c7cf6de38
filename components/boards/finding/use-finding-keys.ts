import { useEffect } from 'react'
import { boardKey, isWriting } from '../board-keys'
import type { BoardSession } from '../board-session'

/** Search, the palette and the list of keys, in every view. In text, Ctrl K is a link's. */
export function useFindingKeys(board: BoardSession): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const what = boardKey(event)?.do
      if (what !== 'find' && what !== 'palette' && what !== 'shortcuts') return
      if (event.defaultPrevented || event.isComposing || isWriting(event.target)) return
      if (document.querySelector('dialog:modal')) return
      event.preventDefault()
      if (what === 'find') board.finder.start()
      else board.ui.update({ asking: { what } })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [board])
}
