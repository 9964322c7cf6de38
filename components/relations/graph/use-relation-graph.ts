import { useMemo } from 'react'
import type { Relation } from '@/lib/relations/schema'
import { useRelationTypeNames } from '../../cards/type-names'
import type { RelationGraph } from './layout'

/** With more lines their words would not be read, and would pull everything apart. */
const MOST_LABELS = 150
const LETTER = 6.2
const SIGNS = 52

/** What a layout needs of these relations: the same object until that changes. */
export function useRelationGraph(relations: readonly Relation[]): RelationGraph {
  const typeName = useRelationTypeNames()
  const labelled = relations.length <= MOST_LABELS
  const edges = relations.map(({ id, from, to, type }) => ({
    id,
    from,
    to,
    label: labelled ? Math.round(SIGNS + typeName(type).length * LETTER) : 0,
  }))
  const said = JSON.stringify(edges)
  return useMemo(() => {
    const drawn: RelationGraph['edges'] = JSON.parse(said)
    const nodes = [...new Set(drawn.flatMap(({ from, to }) => [from, to]))]
    return { nodes, edges: drawn }
  }, [said])
}
