import type { Relation } from '@/lib/relations/schema'

export const COLUMNS = ['from', 'type', 'to', 'polarity', 'strength', 'channel'] as const
export type Column = (typeof COLUMNS)[number]

export type Sorting = { by: Column; up: boolean }

const NUMBERS = new Intl.Collator(undefined, { numeric: true })

/** The relations by what a column says of them; equal ones by their first card. */
export function sorted(
  relations: readonly Relation[],
  { by, up }: Sorting,
  said: (relation: Relation, column: Column) => string,
): Relation[] {
  return relations
    .map((relation) => ({ relation, key: said(relation, by), from: said(relation, 'from') }))
    .sort(
      (one, other) =>
        (up ? 1 : -1) * NUMBERS.compare(one.key, other.key) ||
        NUMBERS.compare(one.from, other.from) ||
        (one.relation.id < other.relation.id ? -1 : 1),
    )
    .map(({ relation }) => relation)
}
