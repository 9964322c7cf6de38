'use client'

import { PlaceDialog } from '../lenses/place-dialog'
import { RelateDialog } from '../relations/relate-dialog'
import { useBoard, useMayEdit, useUi } from './board-context'

/** The dialogs that any view may open with `board.ui.update({ asking })`; one at a time. */
export function BoardDialogs() {
  const board = useBoard()
  const mayEdit = useMayEdit()
  const asking = useUi((ui) => ui.asking)
  if (!asking || !mayEdit) return null
  const close = () => board.ui.update({ asking: null })
  switch (asking.what) {
    case 'relate':
      return <RelateDialog key={asking.cards.join()} cards={asking.cards} onClose={close} />
    case 'place':
      return <PlaceDialog key={asking.cards.join()} cards={asking.cards} onClose={close} />
  }
}
