import { Command, FilterX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useBoard, useMayEdit, useStore } from '../board-context'
import { type BoardKey, SHORTCUTS, type ShortcutName } from '../board-keys'
import type { BoardSession } from '../board-session'
import { edit, removeCards } from '../commands'
import type { PaletteEntry } from './use-palette-entries'

/** What is chosen by looking or by the keyboard alone: nobody looks for it by name. */
const NOT_BY_NAME: ReadonlySet<BoardKey['do']> = new Set([
  'nudge',
  'next',
  'previous',
  'leave',
  'palette',
])

/** What readers may do, too. */
const FOR_READERS: ReadonlySet<ShortcutName> = new Set([
  'select',
  'hand',
  'laser',
  'selectAll',
  'fit',
  'fitSelection',
  'fullSize',
  'zoomIn',
  'zoomOut',
  'find',
  'help',
])

/** What needs something to be chosen first. */
const FOR_CHOSEN: ReadonlySet<ShortcutName> = new Set([
  'edit',
  'place',
  'relate',
  'group',
  'lock',
  'front',
  'back',
  'remove',
  'duplicate',
  'fitSelection',
])

/** What can be done right now, with the keys that do the same; from the table of all keys. */
export function useActions(): PaletteEntry[] {
  const t = useTranslations('board.shortcuts')
  const tPalette = useTranslations('palette.actions')
  const board = useBoard()
  const mayEdit = useMayEdit()
  const history = useStore(board.history.state, (state) => state)
  const perform = useStore(board.performer, (performer) => performer)
  const { selection, frames } = board.ui.get()

  const offered = (name: ShortcutName, means: BoardKey) => {
    if (NOT_BY_NAME.has(means.do)) return false
    if (!mayEdit && !FOR_READERS.has(name)) return false
    if (FOR_CHOSEN.has(name) && selection.length + frames.length === 0) return false
    if (means.do === 'edit' && selection.length + frames.length > 1) return false
    if (means.do === 'undo') return history.canUndo
    if (means.do === 'redo') return history.canRedo
    return perform !== null || EVERYWHERE.has(means.do)
  }

  const actions = SHORTCUTS.flatMap((shortcut): PaletteEntry[] => {
    const means: BoardKey | null = 'means' in shortcut ? shortcut.means : null
    const { name, shows } = shortcut
    if (!means || !offered(name, means)) return []
    const run = () => {
      if (EVERYWHERE.has(means.do)) doAnywhere(board, means)
      else perform?.(means)
    }
    return [{ id: `do-${name}`, name: t(name), keys: shows, mark: <Command size={16} />, run }]
  })
  if (!board.finder.isSet()) return actions
  const clear = {
    id: 'do-clear',
    name: tPalette('clear'),
    mark: <FilterX size={16} />,
    run: board.finder.end,
  }
  return [clear, ...actions]
}

/** What no view is needed for. */
const EVERYWHERE: ReadonlySet<BoardKey['do']> = new Set([
  'find',
  'shortcuts',
  'ask',
  'edit',
  'remove',
  'undo',
  'redo',
])

function doAnywhere(board: BoardSession, means: BoardKey): void {
  const { selection, frames } = board.ui.get()
  const [only] = [...selection, ...frames]
  switch (means.do) {
    case 'find':
      board.finder.start()
      return
    case 'shortcuts':
      board.ui.update({ asking: { what: 'shortcuts' } })
      return
    case 'ask':
      board.ui.update({ asking: { what: means.what, cards: selection } })
      return
    case 'undo':
    case 'redo':
      board.history[means.do]()
      return
    case 'edit':
      if (only) edit(board, { id: only, field: 'title' })
      return
    case 'remove': {
      const perform = board.performer.get()
      if (perform) perform(means)
      else removeCards(board, 'palette', selection)
      return
    }
    default:
      return
  }
}
