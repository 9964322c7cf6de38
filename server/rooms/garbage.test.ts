import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootsOf } from '@/lib/sync/rooms'
import { readPresence } from './presence/presence-codec'
import { readClientFrame } from './sockets/frames'
import { garbageFrame } from './testing/garbage'
import { judge, NO_LIMITS } from './updates/judging'
import { Knowledge } from './updates/knowledge'
import { Owners } from './updates/owners'

/** Every frame has its number, so that one that breaks something can be sent again. */
const FRAMES = 10_000

/** What becomes of a frame after it has been read, without a socket. */
function outcome(seed: number): string {
  const frame = readClientFrame(garbageFrame(seed))
  if (!frame) return 'unread'
  switch (frame.kind) {
    case 'update':
    case 'step2': {
      const verdict = judge(frame.update, {
        known: new Knowledge(),
        owners: new Owners(),
        roots: rootsOf('board'),
        author: { person: 'kari', mayWrite: true },
        ...NO_LIMITS,
      })
      if (verdict.kind !== 'accepted') return verdict.kind
      const receiver = new Y.Doc()
      Y.applyUpdate(receiver, verdict.update.bytes)
      return receiver.store.pendingStructs ? 'left waiting' : verdict.kind
    }
    case 'awareness': {
      const entries = readPresence(frame.content)
      return Array.isArray(entries) ? 'presence' : entries
    }
    default:
      return frame.kind
  }
}

test('security: ten thousand frames of chance break nothing, and what is accepted can be applied', () => {
  const outcomes = new Map<string, number>()
  for (let seed = 0; seed < FRAMES; seed++) {
    const kind = outcome(seed)
    outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1)
  }
  expect(outcomes.get('left waiting')).toBeUndefined()
  for (const kind of ['unread', 'malformed', 'rejected', 'gap', 'accepted']) {
    expect([kind, (outcomes.get(kind) ?? 0) > 0]).toEqual([kind, true])
  }
})
