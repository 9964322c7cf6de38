import { createBoard } from '../boards/mutations'
import type { NewBoard } from '../boards/schema'
import { importUpdates } from '../imports/doc'
import { executorOf, type Tx } from '../platform/db'
import { newId } from '../platform/ids'
import type { ClusterScope } from '../platform/scope'
import { appendChange } from '../sync/log'
import { roomName } from '../sync/rooms'
import { templateOf } from './catalogue'
import { templateContent } from './rules'

/**
 * Makes a board with what its template starts from, in its maker's name and in the language that
 * the cluster works in. Throws when a party belongs to another cluster.
 */
export async function startBoard(
  tx: Tx,
  scope: ClusterScope,
  input: NewBoard,
  { id, now, by }: { id: string; now: Date; by: string },
): Promise<{ id: string }> {
  await createBoard(tx, scope, input, { id, now, by })
  const { locale } = await tx.cluster.findUniqueOrThrow({
    where: { id: scope.clusterId },
    select: { locale: true },
  })
  const language = locale === 'nb' || locale === 'nn' ? locale : 'en'
  const template = templateOf(input.template ?? 'blank')
  const content = templateContent(template, { language, now: now.getTime(), newId })
  for (const [index, update] of importUpdates(content, { source: 'template' }).entries()) {
    await appendChange(executorOf(tx), {
      room: roomName({ kind: 'board', board: id }),
      segments: [{ person: by, onBehalfOf: null, update }],
      idempotencyKey: `template:${id}:${index}`,
      node: 'template',
    })
  }
  return { id }
}
