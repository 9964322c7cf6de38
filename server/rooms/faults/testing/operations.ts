import * as Y from 'yjs'
import { cardBody, createCards, moveCards } from '@/lib/cards/doc'
import { appendChange } from '@/lib/sync/log'
import { inTransaction } from '../../../persistence/pool'
import type { TestBoard, TestPerson } from '../../testing/board'
import type { Chance } from './chance'

const CARDS = ['kelp', 'cod', 'wind', 'harbour', 'school'] as const

/** Gives an empty board the cards that operations write into. */
export async function prepareBoard(
  { db, room }: Pick<TestBoard, 'db' | 'room'>,
  author: TestPerson,
): Promise<void> {
  const doc = new Y.Doc()
  const cards = CARDS.map((id) => ({ id, title: id, type: 'driver', at: [0, 0] }) as const)
  createCards(
    doc,
    cards.map(({ at, ...card }) => ({ ...card, at: [...at], createdAt: 0 })),
    { source: 'template' },
  )
  await inTransaction(db, {
    work: (client) =>
      appendChange(client, {
        room,
        segments: [{ person: author.id, onBehalfOf: null, update: Y.encodeStateAsUpdate(doc) }],
        idempotencyKey: 'cards',
        node: 'test',
      }),
  })
}

/** Writes a paragraph that says the operation's name somewhere in a card, among those of others. */
export function paragraphSaying(operation: string, chance: Chance): (doc: Y.Doc) => void {
  const card = chance.oneOf(CARDS)
  const place = chance.below(1_000)
  return (doc) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(operation)])
    const body = cardBody(doc, card)
    body?.insert(place % (body.length + 1), [paragraph])
    moveCards(doc, [{ id: card, at: [place, place] }], { source: 'canvas' })
  }
}

/** How often each operation stands in a document. */
export function operationsIn(doc: Y.Doc): Map<string, number> {
  const found = new Map<string, number>()
  for (const card of CARDS) {
    for (const paragraph of cardBody(doc, card)?.toArray() ?? []) {
      if (!(paragraph instanceof Y.XmlElement)) continue
      const operation = String(paragraph.firstChild)
      found.set(operation, (found.get(operation) ?? 0) + 1)
    }
  }
  return found
}
