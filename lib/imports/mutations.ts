import type { ChangeOrigin } from '../boards/doc'
import type { NewCard } from '../cards/schema'
import { appendEvent } from '../events/mutations'
import { executorOf, type Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import type { Relation } from '../relations/schema'
import { appendChange } from '../sync/log'
import { roomName } from '../sync/rooms'
import { importUpdates } from './doc'

function partKey({ by, key, index }: { by: string; key: string; index: number }): string {
  return `import:${by}:${key}:${index}`
}

/**
 * Writes cards and relations into a board, in their author's name, with the event that tells of
 * it (SYNC-16, DOM-11). The same key by the same author writes once.
 */
export async function writeImport(
  tx: Tx,
  scope: ClusterScope & { boardId: string },
  content: { cards: readonly NewCard[]; relations: readonly Relation[] },
  { by, key, now, origin }: { by: string; key: string; now: Date; origin: ChangeOrigin },
): Promise<{ repeated: boolean }> {
  const room = roomName({ kind: 'board', board: scope.boardId })
  const updates = importUpdates(content, origin)
  if (updates.length === 0) return { repeated: false }
  for (const [index, update] of updates.entries()) {
    const { repeated } = await appendChange(executorOf(tx), {
      room,
      segments: [{ person: by, onBehalfOf: null, update }],
      idempotencyKey: partKey({ by, key, index }),
      node: 'import',
    })
    // All parts commit together, so one that is there speaks for all.
    if (repeated) return { repeated: true }
  }
  await appendEvent(tx, scope, {
    actor: by,
    action: 'board.imported',
    object: { kind: 'board', id: scope.boardId },
    at: now,
    after: { cards: content.cards.length, relations: content.relations.length },
  })
  return { repeated: false }
}
