'use client'

import type { CSSProperties, FocusEvent } from 'react'
import { useBoard, useCard, useLive, useUi } from '../boards/board-context'
import { stopEditing } from '../boards/commands'
import { CardFields } from '../cards/card-fields'

type CardEditorProps = { id: string; className?: string; style?: CSSProperties }

/** Writing in a card; it ends when the focus goes elsewhere on the page. */
export function CardEditor({ id, className, style }: CardEditorProps) {
  const board = useBoard()
  const field = useUi(({ editing }) => (editing?.id === id ? editing.field : null))
  const doc = useLive((live) => live.doc)
  const card = useCard(id)
  if (!field || !doc || !card) return null

  const onBlur = (event: FocusEvent) => {
    const next = event.relatedTarget
    // A window that loses focus has no related target: the caret comes back with it.
    if (!document.hasFocus()) return
    if (next instanceof Node && event.currentTarget.contains(next)) return
    if (next instanceof Element && next.closest('[data-keeps-editing]')) return
    if (board.ui.get().editing?.id === id) board.ui.update({ editing: null })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: looks after the focus of the fields inside
    <div className={className} style={style} onBlur={onBlur}>
      <CardFields
        doc={doc}
        card={card}
        source="lens"
        focus={field}
        onLeave={() => stopEditing(board)}
      />
    </div>
  )
}
