import { useCallback, useMemo } from 'react'
import type { DetailChange } from '@/lib/cards/doc'
import type { Card, FieldValue } from '@/lib/cards/schema'
import { useBoard, useMayEdit } from '../boards/board-context'
import { changeDetail, changeField } from '../boards/commands'

/** Writes what a person fills in about a card in the inspector. */
export function useCardWriter(card: Card) {
  const board = useBoard()
  const mayEdit = useMayEdit()
  const readOnly = !mayEdit || card.locked === true
  const { id } = card
  const set = useCallback(
    (detail: DetailChange) => changeDetail(board, 'inspector', { ids: [id], detail }),
    [board, id],
  )
  const setField = useCallback(
    (field: string, value: FieldValue | undefined) =>
      changeField(board, 'inspector', { id, field, value }),
    [board, id],
  )
  return useMemo(() => ({ readOnly, set, setField }), [readOnly, set, setField])
}
