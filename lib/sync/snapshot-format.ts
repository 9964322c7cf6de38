import * as decoding from 'lib0/decoding'
import { Message, SyncStep } from './messages'

/**
 * The answer to `GET /sync/<room>/snapshot` (SYNC-17): Update messages one after the other, each as it
 * would come by socket: varint 0, varint 2, and a Yjs update with its length.
 */
export const SNAPSHOT_TYPE = 'application/vnd.framsyn.snapshot.v1'

/** Response header: up to where the body has the document, as `formatPosition` writes it. */
export const POSITION_HEADER = 'framsyn-position'

/** Response header: the length of the body, before it is compressed. */
export const BYTES_HEADER = 'framsyn-bytes'

/**
 * The updates in the body of a snapshot, to be applied in order.
 *
 * @throws when it is anything else, or has been cut off.
 */
export function readSnapshotBody(body: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(body)
  const updates: Uint8Array[] = []
  while (decoding.hasContent(decoder)) {
    const [type, step] = [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]
    if (type !== Message.sync || step !== SyncStep.update) throw new Error('not a snapshot')
    updates.push(decoding.readVarUint8Array(decoder))
  }
  return updates
}
