'use server'

import { clusterAction } from '../auth/action-client'
import { refuse } from '../auth/faults'
import { inCluster } from '../platform/db'
import { mayDefineLenses } from './ability'
import { archiveOwnLens, saveOwnLens } from './mutations'
import { archiveOwnLensSchema, saveOwnLensSchema } from './schema'

/** Makes an own lens of the cluster, or changes one. */
export const saveOwnLensAction = clusterAction
  .inputSchema(saveOwnLensSchema)
  .action(async ({ parsedInput: { clusterSlug: _, ...lens }, ctx: { cluster } }) => {
    if (!mayDefineLenses(cluster.role)) refuse('notAllowed')
    const change = { now: new Date(), by: cluster.person.personId }
    const saved = await inCluster(cluster, (tx) => saveOwnLens(tx, cluster, lens, change))
    if (saved.ok) return saved
    if (saved.reason === 'no-lens') refuse('notFound')
    return { ok: false, reason: saved.reason } as const
  })

/** Takes an own lens out of what is offered, or back in. */
export const archiveOwnLensAction = clusterAction
  .inputSchema(archiveOwnLensSchema)
  .action(async ({ parsedInput: { clusterSlug: _, ...lens }, ctx: { cluster } }) => {
    if (!mayDefineLenses(cluster.role)) refuse('notAllowed')
    const change = { now: new Date(), by: cluster.person.personId }
    const { ok } = await inCluster(cluster, (tx) => archiveOwnLens(tx, cluster, lens, change))
    return ok ? { ok } : refuse('notFound')
  })
