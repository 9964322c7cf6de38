import { useTranslations } from 'next-intl'
import { useCardTypeNames } from '../../cards/type-names'
import type { BoardSession } from '../board-session'
import { freePlace } from '../canvas/free-place'
import type { GroupKey } from './outline-groups'

/** A new card's place and what makes it one of the group. */
export function inGroup(board: BoardSession, key: GroupKey) {
  const type = key.by === 'type' ? key.type : board.ui.get().newType
  const at = freePlace(board.content.all(), type)
  return key.by === 'type' ? { at, type } : { at, type, sector: key.sector ?? undefined }
}

export function useGroupName(): (key: GroupKey) => string {
  const t = useTranslations('outline')
  const sectors = useTranslations('common.sectors')
  const typeName = useCardTypeNames()
  return (key) => {
    if (key.by === 'type') return typeName(key.type)
    return key.sector ? sectors(key.sector) : t('noSector')
  }
}
