import 'server-only'
import { requireCluster } from '../auth/gate'
import { inCluster } from '../platform/db'
import { mayDefineLenses } from './ability'
import { readOwnLenses } from './data'
import type { KeptLens } from './schema'

export type OwnLenses = { lenses: KeptLens[]; mayDefine: boolean }

/** The lenses that a cluster has made itself, for any of its members. */
export async function loadOwnLenses(slug: string): Promise<OwnLenses> {
  const scope = await requireCluster(slug)
  const lenses = await inCluster(scope, (tx) => readOwnLenses(tx))
  return { lenses, mayDefine: mayDefineLenses(scope.role) }
}

/** One of them, to be changed; `null` when there is none. */
export async function loadOwnLens(slug: string, id: string): Promise<KeptLens | null> {
  const { lenses } = await loadOwnLenses(slug)
  return lenses.find((lens) => lens.id === id) ?? null
}
