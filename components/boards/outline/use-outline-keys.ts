import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { useBoard, useMayEdit } from '../board-context'
import { edit, removeCards } from '../commands'
import { reorder } from './outline-commands'
import { useOutlineList } from './outline-context'
import { addToGroup, moveToGroup, useGroupName } from './outline-group'
import { type OutlineKey, outlineKey } from './outline-keys'
import { cardsBetween, groupBeside, type Row, rowBeside, rowsOf } from './outline-rows'

/** What can be done from a row, by its keys and by its tools. */
export function useRowActions(row: Row) {
  const board = useBoard()
  const t = useTranslations('outline')
  const groupName = useGroupName()
  const list = useOutlineList()
  const id = row.card

  const goTo = (next: Row | null | undefined) => {
    if (!next) return
    list.setAt(next)
    list.setAnchor(next)
    board.select([next.card])
    board.ui.update({ focus: next.card })
  }

  /** All that are chosen, when this one is among them. */
  const chosen = () => {
    const { selection } = board.ui.get()
    return selection.includes(id) ? selection : [id]
  }

  const extend = (step: 1 | -1) => {
    const next = rowBeside(list.groups(), row, step)
    if (!next) return
    // One alone is where choosing several begins, however it came to be chosen.
    if (board.ui.get().selection.length < 2) list.setAnchor(row)
    const cards = cardsBetween(list.groups(), list.anchor() ?? row, next)
    list.setAt(next)
    board.select(cards)
    board.ui.update({ focus: next.card })
    board.announcer.say(t('chosen', { count: cards.length }))
  }

  const remove = () => {
    const ids = chosen()
    const left = rowsOf(list.groups()).filter(({ card }) => card === id || !ids.includes(card))
    const at = left.findIndex(({ card, group }) => card === id && group === row.group)
    const next = left.slice(at + 1).find(({ card }) => card !== id) ?? left[at - 1]
    if (!removeCards(board, 'outline', ids)) return
    board.announcer.say(t('removed', { count: ids.length }))
    goTo(next)
  }

  const toGroup = (step: 1 | -1) => {
    const groups = list.groups()
    const from = groups.find((group) => group.id === row.group)
    const to = groupBeside(groups, row.group, step)
    if (!from || !to || !moveToGroup(board, chosen(), { from: from.key, to: to.key })) return
    board.announcer.say(t('moved', { group: groupName(to.key) }))
    list.setAt({ group: to.id, card: id })
    board.ui.update({ focus: id })
  }

  const move = (step: 1 | -1) => {
    const group = list.groups().find((one) => one.id === row.group)
    if (!group || !reorder(board, { group: group.cards, id, step })) return
    const place = group.cards.indexOf(id) + step + 1
    board.announcer.say(t('reordered', { place, count: group.cards.length }))
    board.ui.update({ focus: id })
  }

  const add = () => {
    const group = list.groups().find((one) => one.id === row.group)
    if (group) addToGroup(board, group.key)
  }

  const act = (key: OutlineKey) => {
    switch (key) {
      case 'next':
        return goTo(rowBeside(list.groups(), row, 1))
      case 'previous':
        return goTo(rowBeside(list.groups(), row, -1))
      case 'first':
        return goTo(rowsOf(list.groups())[0])
      case 'last':
        return goTo(rowsOf(list.groups()).at(-1))
      case 'alsoNext':
        return extend(1)
      case 'alsoPrevious':
        return extend(-1)
      case 'edit':
        return edit(board, { id, field: 'title' })
      case 'remove':
        return remove()
      case 'add':
        return add()
      case 'place':
        return board.ui.update({ asking: { what: 'place', cards: chosen() } })
      case 'relate':
        return board.ui.update({ asking: { what: 'relate', cards: [id] } })
      case 'up':
        return move(-1)
      case 'down':
        return move(1)
      case 'groupAfter':
        return toGroup(1)
      case 'groupBefore':
        return toGroup(-1)
    }
  }
  return { act }
}

/** What keys do on a row of the outline. */
export function useOutlineKeys(row: Row) {
  const mayEdit = useMayEdit()
  const { act } = useRowActions(row)
  return (event: KeyboardEvent) => {
    const key = outlineKey(event.nativeEvent, { mayEdit })
    if (!key) return
    event.preventDefault()
    act(key)
  }
}
