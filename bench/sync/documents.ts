import * as Y from 'yjs'
import { createCards, moveCards } from '@/lib/cards/doc'
import { rootsOf } from '@/lib/sync/rooms'
import { inWorker } from '@/lib/sync/worker'

/** A board with its snapshot, as compaction would have written it. */
export type BoardDocument = { update: Uint8Array; state: Uint8Array; stateVector: Uint8Array }

const ORIGIN = { source: 'seed' } as const
const AT_ONCE = 50
const WORDS =
  'kelp farm licence export price seaweed protein grid capacity public funding pilot harbour research skills region'.split(
    ' ',
  )

/** A board of cards as a workshop leaves it: a title, some sentences, moved a few times. About so many bytes. */
export async function boardOf(bytes: number): Promise<BoardDocument> {
  const doc = new Y.Doc()
  let update = Y.encodeStateAsUpdate(doc)
  for (let made = 0; update.length < bytes; update = Y.encodeStateAsUpdate(doc)) {
    const ids = Array.from({ length: AT_ONCE }, () => crypto.randomUUID())
    createCards(
      doc,
      ids.map((id, at) => ({
        id,
        type: 'driver' as const,
        at: [at * 10, made] as [number, number],
        createdAt: 1_700_000_000_000 + made + at,
        title: words(made + at, 5),
        body: `${words(made + at, 18)}\n${words(made + at + 7, 18)}`,
      })),
      ORIGIN,
    )
    for (let move = 0; move < 3; move++) {
      moveCards(
        doc,
        ids.map((id, at) => ({ id, at: [at * 10 + move, made] })),
        ORIGIN,
      )
    }
    made += AT_ONCE
  }
  const compacted = await inWorker({
    kind: 'compact',
    updates: [update],
    roots: rootsOf('board'),
    projects: false,
  })
  if (compacted.kind !== 'compact') throw new Error('the worker answered something else')
  return { update, state: compacted.state, stateVector: compacted.stateVector }
}

/** So many words, the same ones for the same seed. */
function words(seed: number, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => WORDS[(seed * 31 + at * at * 7 + at) % WORDS.length],
  ).join(' ')
}
