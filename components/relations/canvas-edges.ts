import type { Edge } from '@xyflow/react'
import type { Relation } from '@/lib/relations/schema'

export type RelationEdge = Edge<{ relation: Relation }, 'relation'>

type Choice = { relation: string | null; cards: ReadonlySet<string> }

/**
 * Edges for relations whose two cards are there. What would look the same is the same object.
 * Relations of the chosen cards come to the fore.
 */
export function reconcileEdges(
  before: readonly RelationEdge[],
  relations: readonly Relation[],
  { has, choice }: { has: (id: string) => boolean; choice: Choice },
): RelationEdge[] {
  const known = new Map(before.map((edge) => [edge.id, edge]))
  return relations.flatMap((relation) => {
    if (!has(relation.from) || !has(relation.to)) return []
    const selected = choice.relation === relation.id
    const near = selected || choice.cards.has(relation.from) || choice.cards.has(relation.to)
    const className = near ? 'near' : undefined
    const was = known.get(relation.id)
    if (
      was &&
      was.data?.relation === relation &&
      was.selected === selected &&
      was.className === className
    ) {
      return [was]
    }
    return [
      {
        id: relation.id,
        type: 'relation' as const,
        source: relation.from,
        target: relation.to,
        targetHandle: 'whole',
        selected,
        className,
        zIndex: near ? 1 : 0,
        data: { relation },
      },
    ]
  })
}
