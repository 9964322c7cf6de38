import 'server-only'
import { requireCluster } from '../auth/gate'
import { findLens } from '../lenses/catalogue'
import type { Lens } from '../lenses/types'
import { inCluster } from '../platform/db'
import { mayDefineLenses } from './ability'
import { readOwnLenses } from './data'
import { lensFrom, ownLensId } from './rules'
import type { KeptLens } from './schema'

export type OwnLenses = { lenses: KeptLens[]; mayDefine: boolean }

/** The lenses that a cluster has made itself, for any of its members. */
export async function loadOwnLenses(slug: string): Promise<OwnLenses> {
  const scope = await requireCluster(slug)
  const lenses = await inCluster(scope, (tx) => readOwnLenses(tx))
  return { lenses, mayDefine: mayDefineLenses(scope.role) }
}

/** One of them by the id that its lens has, to be changed; `null` when there is none. */
export async function loadOwnLens(slug: string, lensId: string): Promise<KeptLens | null> {
  const { lenses } = await loadOwnLenses(slug)
  return lenses.find(({ id }) => ownLensId(id) === lensId) ?? null
}

/** A lens by its id, of the catalogue or of the cluster's own; `null` when there is none. */
export async function loadLens(slug: string, lensId: string): Promise<Lens | null> {
  const known = findLens(lensId)
  if (known) return known
  const own = await loadOwnLens(slug, lensId)
  return own && lensFrom(own.lens, own)
}
