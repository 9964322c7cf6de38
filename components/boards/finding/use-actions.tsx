import {
  Filter,
  FilterX,
  Keyboard,
  Pencil,
  Redo2,
  Shapes,
  Spline,
  Trash2,
  Undo2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBoard, useMayEdit, useStore, useUi } from '../board-context'
import { edit, removeCards } from '../commands'
import type { PaletteEntry } from './use-palette-entries'

/** What can be done right now, with the keys that do the same. */
export function useActions(): PaletteEntry[] {
  const t = useTranslations('palette.actions')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const chosen = useUi((ui) => ui.selection)
  const { canUndo, canRedo } = useStore(board.history.state, (state) => state)
  const [only] = chosen
  const ask = (what: 'place' | 'relate') => () =>
    board.ui.update({ asking: { what, cards: chosen } })

  const entries: (PaletteEntry & { offered: boolean })[] = [
    {
      id: 'find',
      name: t('find'),
      keys: '/',
      mark: <Filter size={16} />,
      offered: true,
      run: board.finder.start,
    },
    {
      id: 'clear',
      name: t('clear'),
      keys: 'Esc',
      mark: <FilterX size={16} />,
      offered: board.finder.isSet(),
      run: board.finder.end,
    },
    {
      id: 'edit',
      name: t('edit'),
      keys: 'Enter',
      mark: <Pencil size={16} />,
      offered: mayEdit && chosen.length === 1,
      run: () => only && edit(board, { id: only, field: 'title' }),
    },
    {
      id: 'place',
      name: t('place', { count: chosen.length }),
      keys: 'M',
      mark: <Shapes size={16} />,
      offered: mayEdit && chosen.length > 0,
      run: ask('place'),
    },
    {
      id: 'relate',
      name: t('relate'),
      keys: 'L',
      mark: <Spline size={16} />,
      offered: mayEdit && chosen.length === 1,
      run: ask('relate'),
    },
    {
      id: 'remove',
      name: t('remove', { count: chosen.length }),
      keys: 'Delete',
      mark: <Trash2 size={16} />,
      offered: mayEdit && chosen.length > 0,
      run: () => removeCards(board, 'palette', chosen),
    },
    {
      id: 'undo',
      name: t('undo'),
      keys: 'Ctrl Z',
      mark: <Undo2 size={16} />,
      offered: canUndo,
      run: board.history.undo,
    },
    {
      id: 'redo',
      name: t('redo'),
      keys: 'Ctrl Shift Z',
      mark: <Redo2 size={16} />,
      offered: canRedo,
      run: board.history.redo,
    },
    {
      id: 'shortcuts',
      name: t('shortcuts'),
      keys: '?',
      mark: <Keyboard size={16} />,
      offered: true,
      run: () => board.ui.update({ asking: { what: 'shortcuts' } }),
    },
  ]
  return entries.filter(({ offered }) => offered)
}
