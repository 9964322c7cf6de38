import { useLocale, useTranslations } from 'next-intl'
import { useCardTypeNames } from '../../cards/type-names'
import type { BoardSession } from '../board-session'
import { freePlace } from '../canvas/free-place'
import { addCard, changeDetail, changeType, place, unplace } from '../commands'
import { changeTags } from './outline-commands'
import type { GroupKey } from './outline-groups'

/** Makes an empty card that is one of the group. */
export function addToGroup(board: BoardSession, key: GroupKey): string | null {
  const type = key.by === 'type' ? key.type : board.ui.get().newType
  const at = freePlace(board.content.all(), type)
  const sector = key.by === 'sector' ? { sector: key.sector ?? undefined } : {}
  const id = addCard(board, 'outline', { at, type, ...sector })
  if (id && key.by !== 'type' && key.by !== 'sector') join(board, [id], { from: key, to: key })
  return id
}

/** Makes cards say what the cards of another group say. */
export function moveToGroup(
  board: BoardSession,
  ids: readonly string[],
  way: { from: GroupKey; to: GroupKey },
): boolean {
  const { to } = way
  switch (to.by) {
    case 'type':
      changeType(board, 'outline', { ids, type: to.type })
      return true
    case 'sector':
      changeDetail(board, 'outline', { ids, detail: { sector: to.sector ?? undefined } })
      return true
    default:
      return join(board, ids, way)
  }
}

function join(
  board: BoardSession,
  ids: readonly string[],
  { from, to }: { from: GroupKey; to: GroupKey },
): boolean {
  if (to.by === 'tag') {
    const left = from.by === 'tag' ? from.tag : null
    return changeTags(board, ids, (tags) => [
      ...tags.filter((tag) => tag !== left && tag !== to.tag),
      ...(to.tag === null ? [] : [to.tag]),
    ])
  }
  if (to.by !== 'lens' || to.spot === 'elsewhere') return false
  const { lens, spot } = to
  if (spot === 'off')
    return unplace(
      board,
      'outline',
      ids.map((card) => ({ card, lens })),
    )
  return place(
    board,
    'outline',
    ids.map((card) => ({ card, lens, ...spot })),
  )
}

export function useGroupName(): (key: GroupKey) => string {
  const t = useTranslations('outline')
  const locale = useLocale()
  const sectors = useTranslations('common.sectors')
  const typeName = useCardTypeNames()
  return (key) => {
    switch (key.by) {
      case 'type':
        return typeName(key.type)
      case 'sector':
        return key.sector ? sectors(key.sector) : t('noSector')
      case 'tag':
        return key.tag ?? t('noTag')
      case 'lens':
        return key.name ? key.name[locale] : t(key.spot)
    }
  }
}
