import { headers } from 'next/headers'
import { createSafeActionClient } from 'next-safe-action'
import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { type ActionFault, refuse } from './faults'
import { currentPerson, findBoard, findCluster } from './gate'
import { isOwnOrigin } from './origin'

const text = z.string().optional()
const whereabouts = z
  .object({
    person: z.object({ personId: text }).optional(),
    cluster: z.object({ clusterId: text }).optional(),
    board: z.object({ boardId: text }).optional(),
  })
  .transform(({ person, cluster, board }) => ({ ...person, ...cluster, ...board }))

/** For what may be asked without an account, such as the setup form. */
export const publicAction = createSafeActionClient({
  handleServerError(err, { ctx }): ActionFault {
    // Not the input: it may hold passwords and confidential text.
    log.error({ err, ...whereabouts.parse(ctx) }, 'action failed')
    return 'unexpected'
  },
}).use(async ({ next }) => {
  const origin = (await headers()).get('origin')
  return isOwnOrigin(origin, env().origins) ? next() : refuse('foreignOrigin')
})

/** For anybody who is signed in: `ctx.person`. */
export const personAction = publicAction.use(async ({ next }) => {
  const person = await currentPerson()
  return person ? next({ ctx: { person } }) : refuse('signedOut')
})

const inCluster = z.looseObject({ clusterSlug: z.string().max(100) })

/** For members of the cluster that the input names as `clusterSlug`: `ctx.cluster`. */
export const clusterAction = personAction.use(async ({ clientInput, ctx, next }) => {
  const target = inCluster.safeParse(clientInput)
  const cluster = target.success ? await findCluster(ctx.person, target.data.clusterSlug) : null
  return cluster ? next({ ctx: { cluster } }) : refuse('notFound')
})

const onBoard = z.looseObject({ boardId: z.string().max(100) })

/** For people who may read the board that the input names as `boardId`: `ctx.board`. */
export const boardAction = personAction.use(async ({ clientInput, ctx, next }) => {
  const target = onBoard.safeParse(clientInput)
  const board = target.success ? await findBoard(ctx.person, target.data.boardId) : null
  return board ? next({ ctx: { board } }) : refuse('notFound')
})
