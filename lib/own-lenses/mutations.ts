import { isDeepStrictEqual } from 'node:util'
import { appendEvent } from '../events/mutations'
import type { Change, EventAction } from '../events/types'
import { executorOf, type Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import { announce } from '../sync/events'
import { OWN_LENS_LIMITS } from './constants'
import { type OwnLens, ownLensSchema } from './schema'

export type LensSaved =
  | { ok: true; version: number }
  /** `changed-meanwhile`: somebody else has saved another version; nothing was written. */
  | { ok: false; reason: 'no-lens' | 'changed-meanwhile' | 'too-many' }

type By = Change & { by: string }

/** Makes a lens (`version` 0), or changes that version of one. The same again changes nothing. */
export async function saveOwnLens(
  tx: Tx,
  scope: ClusterScope,
  { id, version, lens }: { id: string; version: number; lens: OwnLens },
  change: By,
): Promise<LensSaved> {
  if (version === 0) return makeOwnLens(tx, scope, { id, lens }, change)
  const held = await lockLens(tx, id)
  if (!held) return { ok: false, reason: 'no-lens' }
  if (isSame(held.definition, lens)) return { ok: true, version: held.version }
  if (held.version !== version) return { ok: false, reason: 'changed-meanwhile' }
  const changed = { version: version + 1, definition: lens, changedAt: change.now }
  await tx.ownLens.update({ where: { id }, data: changed })
  await tell(tx, scope, { id, action: 'lens.changed', name: lens.name }, change)
  return { ok: true, version: version + 1 }
}

async function makeOwnLens(
  tx: Tx,
  scope: ClusterScope,
  { id, lens }: { id: string; lens: OwnLens },
  change: By,
): Promise<LensSaved> {
  const { now, by } = change
  if ((await tx.ownLens.count()) >= OWN_LENS_LIMITS.lenses) return { ok: false, reason: 'too-many' }
  const row = { id, clusterId: scope.clusterId, version: 1, definition: lens, createdById: by }
  const { count } = await tx.ownLens.createMany({
    data: [{ ...row, createdAt: now, changedAt: now }],
    skipDuplicates: true,
  })
  if (count === 0) return madeBefore(tx, { id, by })
  await tell(tx, scope, { id, action: 'lens.made', name: lens.name }, change)
  return { ok: true, version: 1 }
}

/** An answer may be lost on the way; an id of another cluster is one that does not exist. */
async function madeBefore(tx: Tx, { id, by }: { id: string; by: string }): Promise<LensSaved> {
  const held = await tx.ownLens.findFirst({ where: { id, createdById: by } })
  return held ? { ok: true, version: held.version } : { ok: false, reason: 'no-lens' }
}

/** Archives a lens, which is then offered no more, or opens it again. Placements stay. */
export async function archiveOwnLens(
  tx: Tx,
  scope: ClusterScope,
  { id, archived }: { id: string; archived: boolean },
  change: By,
): Promise<{ ok: boolean }> {
  const held = await lockLens(tx, id)
  if (!held) return { ok: false }
  if ((held.archivedAt !== null) === archived) return { ok: true }
  await tx.ownLens.update({ where: { id }, data: { archivedAt: archived ? change.now : null } })
  const action = archived ? 'lens.archived' : 'lens.reopened'
  await tell(tx, scope, { id, action }, change)
  return { ok: true }
}

async function lockLens(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM own_lens WHERE id = ${id}::uuid FOR UPDATE`
  return tx.ownLens.findUnique({ where: { id } })
}

const isSame = (definition: unknown, lens: OwnLens): boolean =>
  isDeepStrictEqual(ownLensSchema.safeParse(definition).data, lens)

async function tell(
  tx: Tx,
  scope: ClusterScope,
  { id, action, name }: { id: string; action: EventAction; name?: string },
  { now, by }: By,
): Promise<void> {
  await appendEvent(tx, scope, {
    actor: by,
    action,
    object: { kind: 'lens', id },
    at: now,
    ...(name !== undefined && { after: { name } }),
  })
  await announce(executorOf(tx), {
    clusterId: scope.clusterId,
    event: { type: 'lens.changed', id },
    audience: {},
  })
}
