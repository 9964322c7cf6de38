import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useBoard, useChosenCard } from './board-context'

/** The chosen card stands in the address, so that a copied link leads to it (`?card=`). */
export function useCardInUrl(bring: (id: string) => void): void {
  const board = useBoard()
  const asked = useSearchParams().get('card')
  const chosen = useChosenCard()
  const wanted = useRef(asked)

  useEffect(() => {
    const choose = () => {
      const id = wanted.current
      if (!id || !board.content.card(id)) return
      wanted.current = null
      board.select([id])
      bring(id)
    }
    choose()
    return board.content.onIds(choose)
  }, [board, bring])

  useEffect(() => {
    // A link to a card that is gone stays in the address until something else is chosen.
    if (wanted.current && !chosen) return
    wanted.current = null
    const url = new URL(window.location.href)
    if (url.searchParams.get('card') === chosen) return
    if (chosen) url.searchParams.set('card', chosen)
    else url.searchParams.delete('card')
    window.history.replaceState(null, '', url)
  }, [chosen])
}
