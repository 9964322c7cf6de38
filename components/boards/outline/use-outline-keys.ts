import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { useBoard, useMayEdit } from '../board-context'
import { addCard, changeDetail, changeType, edit, removeCards } from '../commands'
import { inGroup, useGroupName } from './outline-group'
import { groupBeside, neighbour, type OutlineGroup } from './outline-groups'
import { type OutlineKey, outlineKey } from './outline-keys'

type OutlineKeys = {
  id: string
  groups: readonly OutlineGroup[]
}

/** What keys do on a row of the outline. */
export function useOutlineKeys({ id, groups }: OutlineKeys) {
  const board = useBoard()
  const mayEdit = useMayEdit()
  const t = useTranslations('outline')
  const groupName = useGroupName()
  const focus = (next: string) => board.ui.update({ focus: next })

  const remove = () => {
    const after = neighbour(groups, id, 1)
    const next = after === id ? neighbour(groups, id, -1) : after
    if (!removeCards(board, 'outline', [id])) return
    board.announcer.say(t('removed'))
    if (next !== id) focus(next)
  }

  const moveTo = (step: 1 | -1) => {
    const target = groupBeside(groups, id, step)
    if (!target) return
    const { key } = target
    if (key.by === 'type') changeType(board, 'outline', { ids: [id], type: key.type })
    else {
      changeDetail(board, 'outline', { ids: [id], detail: { sector: key.sector ?? undefined } })
    }
    board.announcer.say(t('moved', { group: groupName(key) }))
    focus(id)
  }

  const add = () => {
    const group = groups.find((one) => one.cards.includes(id))
    if (group) addCard(board, 'outline', inGroup(board, group.key))
  }

  const act = (key: OutlineKey) => {
    switch (key) {
      case 'next':
        return focus(neighbour(groups, id, 1))
      case 'previous':
        return focus(neighbour(groups, id, -1))
      case 'first':
        return focus(groups.flatMap((group) => group.cards)[0] ?? id)
      case 'last':
        return focus(groups.flatMap((group) => group.cards).at(-1) ?? id)
      case 'edit':
        return edit(board, { id, field: 'title' })
      case 'remove':
        return remove()
      case 'add':
        return add()
      case 'relate':
        return board.ui.update({ asking: { what: 'relate', cards: [id] } })
      case 'groupAfter':
        return moveTo(1)
      case 'groupBefore':
        return moveTo(-1)
    }
  }

  return (event: KeyboardEvent) => {
    const key = outlineKey(event.nativeEvent, { mayEdit })
    if (!key) return
    event.preventDefault()
    act(key)
  }
}
