'use server'

import { clusterAction } from '../auth/action-client'
import { refuse } from '../auth/faults'
import { clusterAbility } from '../members/ability'
import { readParties } from '../parties/data'
import { inCluster } from '../platform/db'
import { newId } from '../platform/ids'
import { createBoard } from './mutations'
import { createBoardSchema } from './schema'

/** Makes a board in the cluster that the input names; answers with its id. */
export const createBoardAction = clusterAction
  .inputSchema(createBoardSchema)
  .action(async ({ parsedInput: { clusterSlug, ...input }, ctx: { cluster } }) => {
    if (!clusterAbility(cluster.role).createBoard) refuse('notAllowed')
    const now = new Date()
    const { id } = await inCluster(cluster, async (tx) => {
      const known = new Set((await readParties(tx, cluster)).map((party) => party.id))
      if (!input.parties.every((party) => known.has(party))) refuse('notFound')
      return createBoard(tx, cluster, input, { id: newId(), now, by: cluster.person.personId })
    })
    return { boardId: id }
  })
