import { useTranslations } from 'next-intl'
import type { Point } from '@/lib/cards/schema'
import type { Messages } from '@/lib/i18n/messages/en'
import { toast } from '../../ui/toast'
import { useBoard, useMayEdit, useUi } from '../board-context'
import { keysOf, type ShortcutName } from '../board-keys'
import { addCard, edit, removeRelation } from '../commands'
import { addFrame, groupChosen, isLocked, removeChosen, restack, toggleLock } from './arranging'
import { CARD_WIDTH } from './canvas-nodes'
import { clipText } from './clip'
import { chosenClip, duplicateChosen, pasteAt } from './copying'
import { keepClip, keptClip } from './kept-clip'
import { useScene } from './scene'
import { useView } from './use-view'

export type Entry = {
  name: keyof Messages['canvas']['menu']
  keys?: ShortcutName
  run: () => void
}

/** Room for four cards. */
const NEW_FRAME: Point = [560, 400]

/** What the menu offers for what is chosen, in groups; for the canvas itself when nothing is. */
export function useMenuEntries(at: Point): Entry[][] {
  const t = useTranslations('canvas')
  const board = useBoard()
  const scene = useScene()
  const view = useView()
  const mayEdit = useMayEdit()
  const { selection, frames, relation } = useUi((ui) => ui)
  const chosen = [...frames, ...selection]
  const [one] = chosen.length === 1 ? chosen : []
  const locked = chosen.length > 0 && chosen.every((id) => isLocked(board, id))

  const copy = () => {
    const clip = chosenClip(board, scene)
    if (!clip) return
    keepClip(clip)
    void navigator.clipboard?.writeText(clipText(clip)).catch(() => undefined)
    if (clip.cards.length > 0) toast(t('copied', { count: clip.cards.length }))
  }
  const paste = () => {
    const clip = keptClip()
    if (clip) pasteAt(board, clip, at)
    else toast(t('menu.pasteHow', { keys: keysOf('paste') }))
  }
  const pasting: Entry[] = mayEdit ? [{ name: 'paste', keys: 'paste', run: paste }] : []

  if (relation) {
    return mayEdit
      ? [[{ name: 'remove', keys: 'remove', run: () => removeRelation(board, 'canvas', relation) }]]
      : []
  }
  if (chosen.length === 0) {
    const [x, y] = at
    const making: Entry[] = [
      {
        name: 'newCard',
        keys: 'card',
        run: () => addCard(board, 'canvas', { at: [x - CARD_WIDTH / 2, y] }),
      },
      { name: 'newFrame', keys: 'frame', run: () => addFrame(board, { at, size: NEW_FRAME }) },
      ...pasting,
    ]
    return [
      ...(mayEdit ? [making] : []),
      [
        {
          name: 'selectAll',
          keys: 'selectAll',
          run: () =>
            board.choose({
              cards: board.content.ids(),
              frames: board.content.frames().map(({ id }) => id),
            }),
        },
        { name: 'fit', keys: 'fit', run: view.fitAll },
      ],
    ]
  }
  const copying: Entry[] = [{ name: 'copy', keys: 'copy', run: copy }]
  const showing: Entry[] = [
    {
      name: frames.length > 0 ? 'fitFrame' : 'fitSelection',
      keys: 'fitSelection',
      run: () => view.fitThese(chosen),
    },
  ]
  if (!mayEdit) return [copying, showing]
  const cards = selection.length > 0
  const lock: Entry = {
    name: locked ? 'unlock' : 'lock',
    keys: 'lock',
    run: () => toggleLock(board),
  }
  if (locked) return [copying, [lock], showing]
  const ask = (what: 'place' | 'relate') => () =>
    board.ui.update({ asking: { what, cards: selection } })
  return [
    [
      ...(one
        ? [
            {
              name: cards ? 'edit' : 'editTitle',
              keys: 'edit',
              run: () => edit(board, { id: one, field: 'title' }),
            } as const,
          ]
        : []),
      ...(cards
        ? ([
            { name: 'place', keys: 'place', run: ask('place') },
            { name: 'relate', keys: 'relate', run: ask('relate') },
          ] as const)
        : []),
    ],
    [
      {
        name: 'cut',
        keys: 'cut',
        run: () => {
          copy()
          removeChosen(board)
        },
      },
      ...copying,
      ...pasting,
      { name: 'duplicate', keys: 'duplicate', run: () => duplicateChosen(board, scene) },
    ],
    [
      ...(cards
        ? ([
            { name: 'front', keys: 'front', run: () => restack(board, 'front') },
            { name: 'back', keys: 'back', run: () => restack(board, 'back') },
            { name: 'group', keys: 'group', run: () => groupChosen(board, scene) },
          ] as const)
        : []),
      lock,
    ],
    showing,
    [{ name: 'remove', keys: 'remove', run: () => removeChosen(board) }],
  ]
}
