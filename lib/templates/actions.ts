'use server'

import { clusterAction } from '../auth/action-client'
import { refuse } from '../auth/faults'
import { createBoardSchema } from '../boards/schema'
import { clusterAbility } from '../members/ability'
import { readParties } from '../parties/data'
import { inCluster } from '../platform/db'
import { startBoard } from './mutations'

/** Makes a board, from its template, in the cluster that the input names; answers with its id. */
export const createBoardAction = clusterAction
  .inputSchema(createBoardSchema)
  .action(async ({ parsedInput: { clusterSlug, boardId: id, ...input }, ctx: { cluster } }) => {
    if (!clusterAbility(cluster.role).createBoard) refuse('notAllowed')
    const by = cluster.person.personId
    await inCluster(cluster, async (tx) => {
      if (await tx.board.findFirst({ where: { id, createdById: by }, select: { id: true } })) return
      const known = new Set((await readParties(tx, cluster)).map((party) => party.id))
      if (!input.parties.every((party) => known.has(party))) refuse('notFound')
      await startBoard(tx, cluster, input, { id, now: new Date(), by })
    })
    return { boardId: id }
  })
