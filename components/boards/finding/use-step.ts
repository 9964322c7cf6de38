import { useTranslations } from 'next-intl'
import { useBoard } from '../board-context'
import { useGoTo } from './use-go-to'

/** Chooses the found card after or before the chosen one, and brings it into view. */
export function useStep(): (by: 1 | -1) => void {
  const t = useTranslations('finding')
  const board = useBoard()
  const goTo = useGoTo()
  return (by) => {
    if (!board.finder.isSet()) return
    const next = board.finder.step(board.ui.get().selection.at(-1), by)
    if (!next) return
    goTo(next.id)
    const title = board.content.card(next.id)?.title || t('untitled')
    const total = board.finder.found().length
    board.announcer.say(t('at', { number: next.number, total, title }))
  }
}
