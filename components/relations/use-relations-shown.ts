import { useCallback, useEffect, useState } from 'react'
import type { Relation } from '@/lib/relations/schema'
import { useBoard, useRelations } from '../boards/board-context'
import { isShown, type RelationFilter } from './relation-filter'

/** The relations that a filter shows; the same array while these stay the same. */
export function useRelationsShown(filter: RelationFilter): readonly Relation[] {
  const { content } = useBoard()
  const relations = useRelations()
  const read = useCallback(
    () => relations.filter((relation) => isShown(filter, relation, content.card)),
    [relations, filter, content],
  )
  const [shown, setShown] = useState<readonly Relation[]>(read)
  useEffect(() => {
    const again = () =>
      setShown((before) => {
        const now = read()
        const same = now.length === before.length && now.every((one, at) => one === before[at])
        return same ? before : now
      })
    again()
    return content.onCards(again)
  }, [content, read])
  return shown
}
