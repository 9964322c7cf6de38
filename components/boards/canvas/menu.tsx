'use client'

import { ContextMenu } from '@base-ui/react/context-menu'
import { useReactFlow } from '@xyflow/react'
import { useTranslations } from 'next-intl'
import { type MouseEvent, type ReactNode, useState } from 'react'
import type { Point } from '@/lib/cards/schema'
import { useBoard } from '../board-context'
import { keysOf, type ShortcutName } from '../board-keys'
import type { BoardSession } from '../board-session'
import styles from './menu.module.css'
import { type Entry, useMenuEntries } from './use-menu-entries'

/**
 * What can be done with a card, a frame, a relation or the canvas, where the right button, a long
 * press or the menu key asks for it.
 */
export function CanvasMenu({ children }: { children: ReactNode }) {
  const t = useTranslations('canvas.menu')
  const board = useBoard()
  const flow = useReactFlow()
  const [at, setAt] = useState<Point>([0, 0])
  const entries = useMenuEntries(at)
  const onContextMenu = (event: MouseEvent) => {
    chooseUnder(board, event.target)
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    setAt([Math.round(x), Math.round(y)])
  }
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger className={styles.area} onContextMenuCapture={onContextMenu}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className={styles.positioner}>
          <ContextMenu.Popup className={styles.menu} aria-label={t('label')}>
            {entries.map((group) => (
              <ContextMenu.Group
                key={group.map(({ name }) => name).join()}
                className={styles.group}
              >
                {group.map((entry) => (
                  <MenuEntry key={entry.name} entry={entry} />
                ))}
              </ContextMenu.Group>
            ))}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

function MenuEntry({ entry: { name, keys, run } }: { entry: Entry }) {
  const t = useTranslations('canvas.menu')
  return (
    <ContextMenu.Item className={styles.item} onClick={run}>
      {t(name)}
      {keys && <Keys of={keys} />}
    </ContextMenu.Item>
  )
}

function Keys({ of }: { of: ShortcutName }) {
  return (
    <kbd className={styles.keys} aria-hidden>
      {keysOf(of)}
    </kbd>
  )
}

/** The menu is about what lies under the pointer, or all that is chosen when that is part of it. */
function chooseUnder(board: BoardSession, target: EventTarget): void {
  if (!(target instanceof Element)) return
  const { selection, frames } = board.ui.get()
  const node = target.closest('.react-flow__node')?.getAttribute('data-id')
  const edge = target.closest('.react-flow__edge')?.getAttribute('data-id')
  if (node && board.content.card(node)) {
    if (!selection.includes(node)) board.select([node])
  } else if (node && board.content.frame(node)) {
    if (!frames.includes(node)) board.choose({ cards: [], frames: [node] })
  } else if (edge) {
    board.selectRelation(edge)
  } else if (target.closest('.react-flow__pane')) {
    board.selectRelation(null)
  }
}
