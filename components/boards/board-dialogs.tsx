'use client'

import { PlaceDialog } from '../lenses/place-dialog'
import { RelateDialog } from '../relations/relate-dialog'
import { useBoard, useMayEdit, useUi } from './board-context'
import { Palette } from './finding/palette'
import { PasteDialog } from './finding/paste-dialog'
import { Shortcuts } from './shortcuts'

/** The dialogs that any view may open with `board.ui.update({ asking })`; one at a time. */
export function BoardDialogs() {
  const board = useBoard()
  const mayEdit = useMayEdit()
  const asking = useUi((ui) => ui.asking)
  if (!asking) return null
  const close = () => board.ui.update({ asking: null })
  if (asking.what === 'palette') return <Palette onClose={close} />
  if (asking.what === 'shortcuts') return <Shortcuts open onClose={close} />
  if (!mayEdit) return null
  switch (asking.what) {
    case 'relate':
      return <RelateDialog key={asking.cards.join()} cards={asking.cards} onClose={close} />
    case 'place':
      return <PlaceDialog key={asking.cards.join()} cards={asking.cards} onClose={close} />
    case 'paste':
      return <PasteDialog table={asking.table} onClose={close} />
  }
}
