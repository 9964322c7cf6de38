import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import type { Lens } from '@/lib/lenses/types'
import { useBoard, useMayEdit } from '../boards/board-context'
import { edit } from '../boards/commands'
import { putCards } from './lens-commands'

/** A direction, and whether further than usual. */
export type ChipStep = (
  card: string,
  direction: readonly [x: number, y: number],
  how: { far: boolean; alt: boolean },
) => boolean

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** What keys do on a card that stands on a lens. */
export function useChipKeys({ id, lens, onStep }: { id: string; lens: Lens; onStep: ChipStep }) {
  const t = useTranslations('lensView')
  const board = useBoard()
  const mayEdit = useMayEdit()

  const chosen = () => {
    const { selection } = board.ui.get()
    return selection.includes(id) ? selection : [id]
  }

  const act = (event: KeyboardEvent): boolean => {
    const arrow = ARROWS[event.key]
    if (arrow) return mayEdit && onStep(id, arrow, { far: event.shiftKey, alt: event.altKey })
    if (event.altKey || event.ctrlKey || event.metaKey) return false
    if (event.key === 'Escape') {
      board.select([])
      return true
    }
    if (!mayEdit) return false
    switch (event.key.toLowerCase()) {
      case 'enter':
        edit(board, { id, field: 'title' })
        return true
      case 'm':
        board.ui.update({ asking: { what: 'place', cards: chosen() } })
        return true
      case 'l':
        board.ui.update({ asking: { what: 'relate', cards: chosen() } })
        return true
      case 'delete':
      case 'backspace': {
        const cards = chosen()
        if (putCards(board, { lens: lens.id, cards, target: 'tray' })) {
          board.announcer.say(t('said.takenOff', { count: cards.length }))
        }
        return true
      }
    }
    return false
  }

  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !act(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
}
