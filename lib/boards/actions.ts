'use server'

import { z } from 'zod'
import { boardAction, clusterAction } from '../auth/action-client'
import { refuse } from '../auth/faults'
import { clusterAbility } from '../members/ability'
import { readParties } from '../parties/data'
import { inCluster } from '../platform/db'
import { createLimit } from '../platform/rate-limit'
import { readBoardContributions } from './data'
import { createBoard } from './mutations'
import { createBoardSchema } from './schema'

/** Makes a board in the cluster that the input names; answers with its id. */
export const createBoardAction = clusterAction
  .inputSchema(createBoardSchema)
  .action(async ({ parsedInput: { clusterSlug, boardId: id, ...input }, ctx: { cluster } }) => {
    if (!clusterAbility(cluster.role).createBoard) refuse('notAllowed')
    const by = cluster.person.personId
    await inCluster(cluster, async (tx) => {
      if (await tx.board.findFirst({ where: { id, createdById: by }, select: { id: true } })) return
      const known = new Set((await readParties(tx, cluster)).map((party) => party.id))
      if (!input.parties.every((party) => known.has(party))) refuse('notFound')
      await createBoard(tx, cluster, input, { id, now: new Date(), by })
    })
    return { boardId: id }
  })

/** Counting reads the whole log of a board. */
const counting = createLimit({ name: 'contributions', points: 20, seconds: 60 })

/** Who has contributed to a board, by sector; for everybody who may read it. */
export const contributionsAction = boardAction
  .inputSchema(z.strictObject({ boardId: z.uuid().toLowerCase() }))
  .action(async ({ ctx: { board } }) => {
    const verdict = await counting.take(board.cluster.person.personId)
    if (!verdict.ok) refuse('tooMany')
    return readBoardContributions(board)
  })
