import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBoard } from '../board-context'
import type { OutlineList } from './outline-context'
import { type Grouping, groupsOf, narrowed, type OutlineGroup, sameGroups } from './outline-groups'
import { type Row, rowOf } from './outline-rows'

/**
 * The outline's groups; the same array while no card comes, goes or changes its group or place.
 * A filter narrows them, but takes no card away from under somebody's hands.
 */
export function useOutlineGroups(grouping: Grouping): readonly OutlineGroup[] {
  const board = useBoard()
  const read = useCallback(() => {
    const { content, finder, ui } = board
    const groups = groupsOf(
      {
        cards: content.all(),
        placementOn: (card, lens) =>
          content.placementsOf(card).find((one) => one.lens === lens) ?? null,
      },
      grouping,
    )
    if (!finder.isSet()) return groups
    const { selection, editing } = ui.get()
    return narrowed(
      groups,
      (id) => finder.matches(id) || selection.includes(id) || editing?.id === id,
    )
  }, [board, grouping])
  const [groups, setGroups] = useState(read)
  useEffect(() => {
    const again = () =>
      setGroups((before) => {
        const now = read()
        return sameGroups(before, now) ? before : now
      })
    again()
    const stops = [
      board.content.onCards(again),
      board.finder.onFound(again),
      board.ui.subscribe(() => board.finder.isSet() && again()),
    ]
    if (grouping.by === 'lens') stops.push(board.content.onPlacements(again))
    return () => {
      for (const stop of stops) stop()
    }
  }, [board, grouping, read])
  return groups
}

/** Where the keyboard is in the list, and the row that Tab leads to. */
export function useOutlineRows(groups: readonly OutlineGroup[], chosen: string | undefined) {
  const [at, setAt] = useState<Row | null>(null)
  const latest = useRef({ groups, at, anchor: null as Row | null })
  latest.current.groups = groups
  latest.current.at = at
  const list = useMemo(
    (): OutlineList => ({
      groups: () => latest.current.groups,
      at: () => latest.current.at,
      setAt: (row) => {
        latest.current.at = row
        setAt((before) => (before?.card === row.card && before.group === row.group ? before : row))
      },
      anchor: () => latest.current.anchor,
      setAnchor: (row) => {
        latest.current.anchor = row
      },
    }),
    [],
  )
  const here = at && (!chosen || at.card === chosen) ? at : null
  const wanted = chosen ?? here?.card
  const first = groups.find(({ cards }) => cards.length > 0)
  const entry =
    (wanted !== undefined && rowOf(groups, wanted, here?.group ?? null)) ||
    (first?.cards[0] ? { group: first.id, card: first.cards[0] } : null)
  return { list, entry }
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
