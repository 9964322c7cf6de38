import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { guessCardColumns } from '../cards/rules'
import type { NewCard } from '../cards/schema'
import { guessRelationColumns } from '../relations/rules'
import { projectBoard } from '../sync/projection'
import { readTable } from '../tables/data'
import type { Language } from '../tables/rules'
import { importUpdates } from './doc'
import { planImport } from './rules'
import type { ImportPlan, ImportSource } from './types'

type Board = Parameters<typeof planImport>[0]['board']

const EMPTY: Board = { cards: [], relations: [] }

function file(name: string): string {
  return readFileSync(new URL(`../../prisma/seed/data/${name}`, import.meta.url), 'utf8')
}

function source(kind: ImportSource['kind'], text: string, language: Language = 'en'): ImportSource {
  const read = readTable(new TextEncoder().encode(text))
  if (!read.ok) throw new Error(read.reason)
  const [heading, ...rows] = read.table.rows
  const columns = [...(heading?.cells ?? [])]
  return kind === 'cards'
    ? { kind, columns, rows, mapping: guessCardColumns(columns, language) }
    : { kind, columns, rows, mapping: guessRelationColumns(columns, language) }
}

function plan(sources: ImportSource[], more: Partial<Parameters<typeof planImport>[0]> = {}) {
  let made = 0
  return planImport({
    board: EMPTY,
    sources,
    defaultType: null,
    duplicates: 'skip',
    newId: () => `id-${String(++made).padStart(4, '0')}`,
    ...more,
  })
}

/** What a board says after an import. */
function imported({ cards, relations }: ImportPlan) {
  const made = cards.map(
    ({ id, type, title, body, detail }, index): NewCard => ({
      ...detail,
      id,
      type,
      title,
      body,
      at: [index, 0],
      createdAt: index,
    }),
  )
  const doc = new Y.Doc()
  for (const update of importUpdates({ cards: made, relations }, { source: 'import' })) {
    Y.applyUpdate(doc, update)
  }
  return projectBoard(doc)
}

describe('the two files of real statements', () => {
  const cardsCsv = file('nce-cards.csv')
  const relationsCsv = file('nce-relations.csv')

  test.each(['en', 'nb'] as const)('give 59 cards and 40 relations (%s)', (language) => {
    const outcome = plan([
      source('relations', relationsCsv, language),
      source('cards', cardsCsv, language),
    ])
    expect(outcome.outcomes.flatMap(({ problems, issues }) => [...problems, ...issues])).toEqual([])
    const board = imported(outcome)
    expect(board.cards).toHaveLength(59)
    expect(board.relations).toHaveLength(40)
    expect(board.skipped).toBe(0)
  })

  test('every cell of both stands in the projection', () => {
    const cards = source('cards', cardsCsv)
    const relations = source('relations', relationsCsv)
    const board = imported(plan([cards, relations]))
    const cell = (value: string | undefined) => value ?? ''
    expect(
      board.cards.map((card) => [
        card.type,
        card.title,
        cell(card.otherTitles?.nb),
        cell(card.sector),
        cell(card.place),
        cell(card.asOf),
        cell(card.evidence),
        cell(card.poles?.join('|')),
        cell(card.steep),
        cell(card.tags?.join(';')),
        cell(card.source),
      ]),
    ).toEqual(cards.rows.map(({ cells }) => cells))
    const titles = new Map(board.cards.map(({ id, title }) => [id, title]))
    expect(
      board.relations.map(({ from, type, to, polarity, strength }) => [
        titles.get(from),
        type.replaceAll('-', ' '),
        titles.get(to),
        polarity,
        String(strength),
      ]),
    ).toEqual(relations.rows.map(({ cells }) => cells))
  })

  test('imported again, they double nothing', () => {
    const sources = [source('cards', cardsCsv), source('relations', relationsCsv)]
    const board = imported(plan(sources))
    const again = plan(sources, { board })
    expect([again.cards, again.relations]).toEqual([[], []])
    expect(again.outcomes.map(({ duplicates }) => duplicates.length)).toEqual([59, 40])
  })

  test('imported again to be added, they double and relate to the new cards', () => {
    const sources = [source('cards', cardsCsv), source('relations', relationsCsv)]
    const board = imported(plan(sources))
    const again = plan(sources, { board, duplicates: 'add', newId: () => crypto.randomUUID() })
    expect([again.cards.length, again.relations.length]).toEqual([59, 40])
    const fresh = new Set(again.cards.map(({ id }) => id))
    expect(again.relations.every(({ from, to }) => fresh.has(from) && fresh.has(to))).toBe(true)
  })

  test('three broken rows are named, and 56 are good', () => {
    const lines = cardsCsv.split('\n')
    lines[4] = lines[4]?.replace('driver', 'drivr') ?? ''
    lines[20] = lines[20]?.replace('firm', 'firma x') ?? ''
    lines[25] = lines[25]?.replace('2001', 'soon') ?? ''
    const outcome = plan([source('cards', lines.join('\n'))])
    expect(outcome.cards).toHaveLength(56)
    expect(outcome.outcomes).toMatchObject([
      {
        broken: 3,
        issues: [
          { row: 5, column: 'type', value: 'drivr' },
          { row: 21, column: 'sector', value: 'firma x' },
          { row: 26, column: 'as_of', value: 'soon' },
        ],
      },
    ])
  })
})

describe('relations find their cards', () => {
  const cards = 'id,type,title,title_nb\na1,note,Salt,Saltet\na2,note,Water,Vann\na3,x,Broken,'

  test('by title, by title in another language and by the id of the row', () => {
    const relations = 'from,type,to\nSalt,enables,Vann\na2,hinders, Salt \nSaltet,owns,a2'
    const outcome = plan([source('cards', cards), source('relations', relations)])
    expect(outcome.relations.map(({ from, to }) => [from, to])).toEqual([
      ['id-0001', 'id-0002'],
      ['id-0002', 'id-0001'],
      ['id-0001', 'id-0002'],
    ])
  })

  test('on the board, by title or id', () => {
    const board = imported(plan([source('cards', cards)]))
    const relations = `from,type,to\nSalt,enables,${board.cards[1]?.id}`
    const outcome = plan([source('relations', relations)], { board })
    expect(outcome.relations).toMatchObject([{ from: board.cards[0]?.id, to: board.cards[1]?.id }])
  })

  test('or are told why not', () => {
    const relations = 'from,type,to\nsalt,enables,Water\nBroken,enables,Nothing\nSalt,enables,Salt'
    const outcome = plan([source('cards', cards), source('relations', relations)])
    expect(outcome.outcomes[1]?.issues).toMatchObject([
      { row: 2, column: 'from', problem: 'unknown-card', accepted: ['Salt'] },
      { row: 3, column: 'from', problem: 'card-has-errors' },
      { row: 3, column: 'to', problem: 'unknown-card', accepted: [] },
      { row: 4, column: 'to', problem: 'same-card' },
    ])
  })

  test('two cards with the same title are ambiguous until an id tells them apart', () => {
    const twins = 'id,type,title\na,note,Salt\nb,driver,Salt\nc,note,Water'
    const relations = 'from,type,to\nSalt,enables,Water\nb,enables,Water'
    const outcome = plan([source('cards', twins), source('relations', relations)])
    expect(outcome.outcomes[1]?.issues).toMatchObject([{ row: 2, problem: 'several-cards' }])
    expect(outcome.relations).toHaveLength(1)
  })
})

describe('columns as a whole', () => {
  test('without a title nothing is judged', () => {
    const outcome = plan([source('cards', 'a,type\n1,note')])
    expect(outcome.outcomes).toMatchObject([
      { problems: [{ problem: 'missing-column', target: 'title' }], issues: [], made: 0 },
    ])
  })

  test('a type for rows without one makes the column needless', () => {
    const outcome = plan([source('cards', 'title\nSalt')], { defaultType: 'note' })
    expect(outcome.cards).toMatchObject([{ type: 'note', title: 'Salt' }])
  })

  test('columns of relations that nobody decided on stop the import', () => {
    const outcome = plan([source('relations', 'from,type,to,why\nSalt,enables,Water,because')])
    expect(outcome.outcomes[0]?.problems).toEqual([
      { problem: 'undecided-columns', columns: ['why'] },
    ])
  })

  test('the same card twice in a file is told with the earlier row', () => {
    const outcome = plan([source('cards', 'type,title\nnote,Salt\nnote, Salt ')])
    expect(outcome.cards).toHaveLength(1)
    expect(outcome.outcomes[0]?.duplicates).toEqual([{ row: 3, title: 'Salt', earlierRow: 2 }])
  })
})

test('SYNC-23 five thousand cards travel in updates far below 1 MB', () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => `note,Card ${index},${'æ'.repeat(480)}`)
  const outcome = plan([source('cards', ['type,title,body', ...lines].join('\n'))])
  const cards = outcome.cards.map(
    ({ id, type, title, body }): NewCard => ({ id, type, title, body, at: [0, 0], createdAt: 0 }),
  )
  const updates = importUpdates({ cards, relations: [] }, { source: 'import' })
  expect(Math.max(...updates.map(({ length }) => length))).toBeLessThan(1_000_000)
  expect(
    new Set(updates.flatMap((update) => [...Y.parseUpdateMeta(update).from.keys()])).size,
  ).toBe(1)
})
