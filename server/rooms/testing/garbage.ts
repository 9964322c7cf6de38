import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { Message, SyncStep } from '@/lib/sync/messages'

/** Numbers in [0, 1), the same for the same seed (mulberry32, Tommy Ettinger 2017). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const TYPES = [
  Message.sync,
  Message.sync,
  Message.awareness,
  Message.queryAwareness,
  Message.saved,
  4000,
]
const STEPS = [SyncStep.step1, SyncStep.step2, SyncStep.update, 3]

/** A frame that no client writes: bytes of chance, numbers of chance, or an honest update damaged. */
export function garbageFrame(seed: number): Uint8Array {
  const random = chance(seed)
  const nat = (below: number) => Math.floor(random() * below)
  const kind = nat(6)
  if (kind === 0) return bytes(nat(200), nat)
  const encoder = encoding.createEncoder()
  const type = TYPES[nat(TYPES.length)] ?? 0
  encoding.writeVarUint(encoder, type)
  if (type === Message.sync) encoding.writeVarUint(encoder, STEPS[nat(STEPS.length)] ?? 0)
  const content = kind === 1 ? bytes(nat(100), nat) : kind === 2 ? numbers(nat) : damaged(nat)
  encoding.writeVarUint8Array(encoder, content)
  return encoding.toUint8Array(encoder)
}

type Nat = (below: number) => number

const bytes = (length: number, nat: Nat) => Uint8Array.from({ length }, () => nat(256))

function numbers(nat: Nat): Uint8Array {
  const encoder = encoding.createEncoder()
  for (let left = nat(40); left > 0; left--) {
    encoding.writeVarUint(encoder, nat(2) ? nat(12) : 2 ** nat(53))
  }
  return encoding.toUint8Array(encoder)
}

const honest = (() => {
  const doc = new Y.Doc()
  doc.clientID = 4_714
  doc.getMap('cards').set('a', new Y.Map<unknown>([['at', [1, 2]]]))
  doc.getText('meta').insert(0, 'tang og tare')
  doc.getText('meta').delete(2, 3)
  return Y.encodeStateAsUpdate(doc)
})()

function damaged(nat: Nat): Uint8Array {
  if (nat(2)) return honest.slice(0, nat(honest.length))
  const changed = honest.slice()
  for (let left = 1 + nat(2); left > 0; left--) changed[nat(changed.length)] = nat(256)
  return changed
}
