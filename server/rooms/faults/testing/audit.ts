import * as Y from 'yjs'
import { rootsOf } from '@/lib/sync/rooms'
import { decodeSegments } from '@/lib/sync/segments'
import { readRows } from '../../../persistence/room-reads'
import type { TestBoard } from '../../testing/board'
import { readUpdate } from '../../updates/update-reader'

/** What Postgres holds of a room, read row by row by nothing but Yjs. */
export type Audit = {
  readonly doc: Y.Doc
  /** Clocks that were logged a second time, or in front of which something is missing. */
  readonly faults: readonly string[]
  /** Reads the rows that have come since the last time. */
  read(): Promise<void>
}

export function auditOf({ db, room }: Pick<TestBoard, 'db' | 'room'>): Audit {
  const doc = new Y.Doc()
  const faults: string[] = []
  const clocks = new Map<number, number>()
  let seq = 0n

  const count = (update: Uint8Array) => {
    const result = readUpdate(update, rootsOf('board'))
    if (!result.ok) throw new Error(`row ${seq} does not read: ${result.reason}`)
    for (const { client, clock, end } of result.update.sections) {
      const next = clocks.get(client) ?? 0
      if (clock < next) faults.push(`row ${seq}: ${client}/${clock} is logged twice`)
      if (clock > next) faults.push(`row ${seq}: ${client}/${next} is missing`)
      clocks.set(client, end)
    }
  }
  return {
    doc,
    faults,
    async read() {
      for (const row of await readRows(db, { room, after: seq })) {
        if (row.seq !== seq + 1n) faults.push(`row ${seq + 1n} is missing`)
        seq = row.seq
        for (const { update } of decodeSegments(row.payload)) {
          count(update)
          Y.applyUpdate(doc, update)
        }
      }
    },
  }
}
