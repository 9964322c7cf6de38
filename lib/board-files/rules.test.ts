import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anyBoard, emptyAbout } from '../export/testing'
import { projectBoard } from '../sync/projection'
import { writeContent } from './doc'
import { besides, readBoardFile, underNewIds } from './rules'
import { BOARD_FILE } from './schema'

const origin = { source: 'import' } as const

function fileOf(doc: Y.Doc): string {
  return JSON.stringify({ type: BOARD_FILE, board: emptyAbout, content: projectBoard(doc) })
}

function opened(text: string) {
  const read = readBoardFile(text)
  if (!read.ok) throw new Error(read.reason)
  return read
}

function written(content: Parameters<typeof writeContent>[1]): Y.Doc {
  const doc = new Y.Doc()
  writeContent(doc, content, origin)
  return doc
}

/** In milliseconds: hundreds of boards take a second, and many on a machine with other things to do. */
const GENERATED = 30_000

describe('a board that was taken away', () => {
  test(
    'says the same once it is on an empty board, whatever was on it',
    () => {
      fc.assert(
        fc.property(anyBoard, (doc) => {
          const { parts, schema, problems } = opened(fileOf(doc))
          expect(problems).toEqual([])
          expect({ ...projectBoard(written({ ...parts, schema })), skipped: 0 }).toEqual({
            ...projectBoard(doc),
            skipped: 0,
          })
        }),
        { numRuns: 200 },
      )
    },
    GENERATED,
  )

  test(
    'says the same under new ids, with what hangs together still together',
    () => {
      fc.assert(
        fc.property(anyBoard, (doc) => {
          const { parts } = opened(fileOf(doc))
          let made = 0
          const renewed = underNewIds(parts, () => `new-${made++}`)
          expect(renewed.cards.map(({ id: _, ...card }) => card)).toEqual(
            parts.cards.map(({ id: _, ...card }) => card),
          )
          const before = new Set(parts.cards.map(({ id }) => id))
          const after = new Set(renewed.cards.map(({ id }) => id))
          expect([...after].filter((id) => before.has(id))).toEqual([])
          for (const { from, to } of renewed.relations) {
            expect([after.has(from), after.has(to)]).toEqual([true, true])
          }
          for (const { card } of renewed.placements) expect(after.has(card)).toBe(true)
          const known = parts.relations.filter(({ from, to }) => before.has(from) && before.has(to))
          expect(renewed.relations).toHaveLength(known.length)
        }),
        { numRuns: 100 },
      )
    },
    GENERATED,
  )
})

const card = { id: 'a', type: 'note', at: [0, 0], createdAt: 1, title: 'A', body: '' }
const around = (content: object, type: string = BOARD_FILE) =>
  JSON.stringify({
    type,
    board: emptyAbout,
    content: { type: 'board:projection:v1', schema: 0, ...content },
  })

describe('a file that is not as we write it', () => {
  test.each([
    ['not-json', '{"type":'],
    ['not-a-board', '[]'],
    ['not-a-board', '{"type":"framsyn:scenario:v1"}'],
    ['not-a-board', around({ cards: {} })],
    ['newer', around({ cards: [] }, 'framsyn:board:v2')],
    ['newer', around({ schema: 2 })],
  ])('is refused as %s: %s', (reason, text) => {
    expect(readBoardFile(text)).toEqual({ ok: false, reason })
  })

  test('is refused when it holds more than a board can', () => {
    const text = around({ cards: Array.from({ length: 20_001 }, () => 0) })
    expect(readBoardFile(text)).toEqual({ ok: false, reason: 'too-many' })
  })

  test('names entries and values that mean nothing by their path, and keeps the rest', () => {
    const { parts, problems } = opened(
      around({
        cards: [
          card,
          { ...card, id: 'b', type: 'dragon' },
          { ...card, id: 'c', evidence: 'overwhelming', mood: 'good' },
          { ...card, title: 'A again' },
          { ...card, id: 'a:b' },
        ],
        frames: [{ id: 'f', title: 'F', at: [0, 0], size: [1] }],
      }),
    )
    expect(parts.cards.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(problems).toEqual([
      { path: 'content.cards[1].type', problem: 'entry-left-out' },
      { path: 'content.cards[2].evidence', problem: 'value-left-out' },
      { path: 'content.cards[2].mood', problem: 'value-left-out' },
      { path: 'content.cards[3]', problem: 'same-id' },
      { path: 'content.cards[4].id', problem: 'entry-left-out' },
      { path: 'content.frames[0].size', problem: 'entry-left-out' },
    ])
  })

  test('cannot reach a prototype', () => {
    const text = around({ cards: [] }).replace('"cards":[]', '"cards":[{"__proto__":{"id":"a"}}]')
    expect(opened(text).parts.cards).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'id')).toBe(false)
  })
})

test('content comes to stand to the right of what is there, in its own arrangement', () => {
  const at = (x: number, y: number) => ({
    ...card,
    type: 'note' as const,
    at: [x, y] as [number, number],
  })
  const none = { relations: [], placements: [] }
  const frame = {
    id: 'f',
    title: '',
    at: [0, 40] as [number, number],
    size: [500, 100] as [number, number],
  }
  const { cards } = besides(
    { cards: [at(-5, 3), at(10, 8)], frames: [], ...none },
    { cards: [at(100, 50)], frames: [frame] },
    300,
  )
  expect(cards.map((moved) => moved.at)).toEqual([
    [800, 40],
    [815, 45],
  ])
})
