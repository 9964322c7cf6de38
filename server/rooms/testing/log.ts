import { expect } from 'vitest'
import { appended } from './appended'
import type { TestBoard, TestPerson } from './board'
import { until } from './until'

/**
 * Writes each of these cards into the board's log in a row of its own, as another process would. No
 * row stands on another.
 */
export async function writeRows(
  board: TestBoard,
  { author, cards }: { author: TestPerson; cards: Readonly<Record<string, string>> },
): Promise<void> {
  for (const [id, text] of Object.entries(cards)) {
    await appended(board, { person: author.id, edit: (doc) => doc.getMap('cards').set(id, text) })
  }
}

/** Cards named `<name> 1`, `<name> 2`, … with so many characters each, which no encoding shortens much. */
export function cardsNamed(name: string, { count, size }: { count: number; size: number }) {
  const text = (seed: number) =>
    Array.from({ length: size }, (_, at) => ((seed * 7919 + at * at * 31) % 36).toString(36)).join(
      '',
    )
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${name} ${at + 1}`, text(at + 1)]),
  )
}

/** Waits until the board's snapshot holds the rows up to this one. */
export const compacts = ({ db, room }: TestBoard, seq: number) =>
  until(async () => {
    const { rows } = await db.query('select snapshot_seq from room_head where room = $1', [room])
    expect(rows).toEqual([{ snapshot_seq: String(seq) }])
  })
