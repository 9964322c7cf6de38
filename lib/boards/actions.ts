'use server'

import { z } from 'zod'
import { boardAction } from '../auth/action-client'
import { refuse } from '../auth/faults'
import { createLimit } from '../platform/rate-limit'
import { readBoardContributions } from './data'

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
