import { useCallback, useEffect, useRef, useState } from 'react'
import { useBoard } from '../board-context'
import { type Grouping, groupsOf, type OutlineGroup, sameGroups } from './outline-groups'

/** The outline's groups; the same array while no card comes, goes or changes its group. */
export function useOutlineGroups(by: Grouping): readonly OutlineGroup[] {
  const board = useBoard()
  const read = useCallback(() => groupsOf(board.content.all(), by), [board, by])
  const [groups, setGroups] = useState(read)
  useEffect(() => {
    const again = () =>
      setGroups((before) => {
        const now = read()
        return sameGroups(before, now) ? before : now
      })
    again()
    return board.content.onCards(again)
  }, [board, read])
  return groups
}

/** Says how many cards there are when others add or delete some. */
export function useArrivals(say: (count: number) => void): void {
  const board = useBoard()
  const count = useRef(board.content.ids().length)
  useEffect(
    () =>
      board.content.onIds(() => {
        const now = board.content.ids().length
        if (now !== count.current) say(now)
        count.current = now
      }),
    [board, say],
  )
}
