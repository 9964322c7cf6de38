import { usePathname, useRouter } from 'next/navigation'
import { useBoard } from '../board-context'

/** Chooses a card and brings it into view; on the canvas when the view that is open has not got it. */
export function useGoTo(): (card: string) => void {
  const board = useBoard()
  const router = useRouter()
  const path = usePathname()
  return (card) => {
    board.select([card])
    if (board.finder.show(card) || showOnPage(card)) return
    const [home] = /^\/c\/[^/]+\/boards\/[^/]+/.exec(path) ?? []
    if (home) router.push(`${home}?view=canvas&card=${card}`)
  }
}

/** Any view that marks its cards with `data-card` has them scrolled to. */
export function showOnPage(card: string): boolean {
  const found = document.querySelector(`main [data-card="${CSS.escape(card)}"]`)
  found?.scrollIntoView({ block: 'center', inline: 'nearest' })
  return found !== null
}
