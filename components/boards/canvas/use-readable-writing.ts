import { useEffect } from 'react'
import { useUi } from '../board-context'

/** Comes closer when somebody starts to write in a card that is too small to read. */
export function useReadableWriting(enlarge: (id: string) => void): void {
  const card = useUi(({ editing }) => editing?.id ?? null)
  useEffect(() => {
    if (card) enlarge(card)
  }, [card, enlarge])
}
