import type { Tx } from '../platform/db'
import { type KeptLens, ownLensSchema } from './schema'

/** The lenses that the cluster has made itself, the oldest first; archived ones are marked. */
export async function readOwnLenses(tx: Tx): Promise<KeptLens[]> {
  const rows = await tx.ownLens.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, version: true, definition: true, archivedAt: true },
  })
  return rows.flatMap(({ id, version, definition, archivedAt }) => {
    const lens = ownLensSchema.safeParse(definition)
    return lens.success ? { id, version, archived: archivedAt !== null, lens: lens.data } : []
  })
}
