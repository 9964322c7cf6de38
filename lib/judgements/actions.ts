'use server'

import { boardAction } from '../auth/action-client'
import { refuse } from '../auth/faults'
import { inCluster } from '../platform/db'
import { agreeToTerms, assessElement, type Judged, rateCard, setJudgingTerms } from './mutations'
import { agreeSchema, assessSchema, rateCardSchema, setJudgingTermsSchema } from './schema'

/** Rates a card, or takes one's rating back. */
export const rateCardAction = boardAction
  .inputSchema(rateCardSchema)
  .action(async ({ parsedInput: { boardId: _, ...rating }, ctx: { board } }) =>
    taken(await inCluster(board, (tx) => rateCard(tx, board, rating, { now: new Date() }))),
  )

/** Assesses an element of a lens, or takes one's assessment back. */
export const assessAction = boardAction
  .inputSchema(assessSchema)
  .action(async ({ parsedInput: { boardId: _, ...assessment }, ctx: { board } }) =>
    taken(
      await inCluster(board, (tx) => assessElement(tx, board, assessment, { now: new Date() })),
    ),
  )

/** Lets one's earlier judgements be shown in small groups, too. */
export const agreeToTermsAction = boardAction
  .inputSchema(agreeSchema)
  .action(async ({ ctx: { board } }) =>
    taken(await inCluster(board, (tx) => agreeToTerms(tx, board))),
  )

/** Sets on what terms people judge on the board. */
export const setJudgingTermsAction = boardAction
  .inputSchema(setJudgingTermsSchema)
  .action(async ({ parsedInput: { boardId: _, ...terms }, ctx: { board } }) => {
    if (!board.ability.facilitate) refuse('notAllowed')
    const change = { now: new Date(), by: board.cluster.person.personId }
    await inCluster(board, (tx) => setJudgingTerms(tx, board, terms, change))
    return { ok: true } as const
  })

function taken(judged: Judged) {
  if (judged.ok) return judged
  if (judged.reason === 'not-allowed') refuse('notAllowed')
  return { ok: false, reason: judged.reason } as const
}
