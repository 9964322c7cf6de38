import * as Y from 'yjs'
import { canonicalJson } from '@/lib/platform/chain'
import { projectBoard } from '@/lib/sync/projection'
import { bringProjectionToHead } from '@/lib/sync/projector'
import { rootsOf } from '@/lib/sync/rooms'
import { decodeSegments } from '@/lib/sync/segments'
import { WorkerStopped } from '@/lib/sync/worker'
import { readRows, readSnapshot } from '../../../persistence/room-reads'
import { auditOf } from './audit'
import type { HonestClient } from './honest-client'
import type { FuzzBoard } from './lane'

/** Everything that Postgres says of a board and that its clients see: what differs, if anything. */
export async function differences(
  board: FuzzBoard,
  clients: readonly HonestClient[],
): Promise<string[]> {
  const audit = auditOf(board)
  await audit.read()
  const truth = audit.doc
  return [
    ...audit.faults,
    ...unlike(truth, truth, 'the log'),
    ...clients.flatMap(({ doc }, at) => unlike(truth, doc, `client ${at}`)),
    ...clients.flatMap((client, at) => broken(truth, client, `client ${at}`)),
    ...unlike(truth, await fromSnapshot(board), 'snapshot and tail'),
    ...(await unprojected(board, truth)),
  ]
}

function unlike(truth: Y.Doc, doc: Y.Doc, name: string): string[] {
  const found: string[] = []
  if (doc.store.pendingStructs || doc.store.pendingDs) found.push(`${name} waits for something`)
  const [expected, clocks] = [clocksOf(truth), clocksOf(doc)]
  if (expected !== clocks) found.push(`${name} has clocks ${clocks}, the log ${expected}`)
  else if (!Y.equalSnapshots(Y.snapshot(truth), Y.snapshot(doc))) {
    found.push(`${name} has deleted something else`)
  }
  for (const root of rootsOf('board')) {
    const [says, seen] = [jsonOf(truth, root), jsonOf(doc, root)]
    if (says !== seen) found.push(`${name} sees in ${root}: ${seen}, the log says: ${says}`)
  }
  return found
}

const jsonOf = (doc: Y.Doc, root: string): string => canonicalJson(doc.getMap(root).toJSON())

const clocksOf = (doc: Y.Doc): string =>
  JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b))

/** What was called saved to a client and is not in the log. */
function broken(truth: Y.Doc, { promised }: HonestClient, name: string): string[] {
  return [...promised]
    .filter(([client, clock]) => Y.getState(truth.store, client) < clock)
    .map(([client, clock]) => `${name} was told that ${client}/${clock} is saved`)
}

async function fromSnapshot({ db, room }: FuzzBoard): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const snapshot = await readSnapshot(db, room)
  for (const frame of snapshot.frames) Y.applyUpdate(doc, frame)
  for (const { payload } of await readRows(db, { room, after: snapshot.seq })) {
    for (const { update } of decodeSegments(payload)) Y.applyUpdate(doc, update)
  }
  return doc
}

async function unprojected(board: FuzzBoard, truth: Y.Doc): Promise<string[]> {
  const found = await projected(board)
  const [says, expected] = [found?.projection, projectBoard(truth)].map((projection) =>
    canonicalJson(projection),
  )
  return says === expected ? [] : [`the projection says ${says}, the log ${expected}`]
}

/** Nodes of one process share the worker, and one that closes stops it. */
async function projected({ db, room }: FuzzBoard): ReturnType<typeof bringProjectionToHead> {
  for (;;) {
    try {
      return await bringProjectionToHead((work) => work(db), room)
    } catch (error) {
      if (!(error instanceof WorkerStopped)) throw error
    }
  }
}
