import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTable, placeCards, planImport } from '../imports/rules'
import { findLens } from '../lenses/catalogue'
import { projectBoard } from '../sync/projection'
import { readTable } from '../tables/data'
import { foldTitle, guardFormulas, type Language, unguardFormulas } from '../tables/rules'
import { CSV_SEPARATORS, type CsvSeparator, writeCsv } from './csv'
import { cardTable, placementTable, relationTable } from './tables'
import { anyBoard } from './testing'

const languages = fc.constantFrom<Language>('en', 'nb', 'nn')
const separators = fc.constantFrom(...(Object.keys(CSV_SEPARATORS) as CsvSeparator[]))
const cells = fc.string({ unit: fc.constantFrom(...'\'=+-@\t\r\n,;"a1 ＝') })

test.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '＝1', 'a;=1', 'a,+1', 'a\n-b'])(
  'a spreadsheet computes nothing of %j, whatever separates its columns',
  (text) => {
    const csv = writeCsv({ columns: ['Title'], rows: [[text]] }, 'comma')
    for (const cell of csv.slice(1).split(/[,;\t\r\n]/)) expect(cell).not.toMatch(/^"?[=+\-@＝]/u)
  },
)

test.each(['+', '-', '-12.5', '3', 'a = b', 'e-mail@example.test'])(
  'what computes nothing stands as it is: %j',
  (text) => expect(guardFormulas(text)).toBe(text),
)

test('the guard comes off again, whatever the text', () => {
  fc.assert(
    fc.property(cells, (text) => {
      expect(unguardFormulas(guardFormulas(text))).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

function imported(csv: string, language: Language) {
  const read = readTable(new TextEncoder().encode(csv))
  if (!read.ok) throw new Error(read.reason)
  return openTable(read.table, { choice: null, language })
}

test('exported cards and relations import again, in every language and with either separator', () => {
  const boards = fc.tuple(anyBoard, languages, separators)
  fc.assert(
    fc.property(boards, ([doc, language, separator]) => {
      const { cards, relations } = projectBoard(doc)
      const named = cards.filter(({ title }) => foldTitle(title) !== '')
      fc.pre(named.length > 0)
      const ids = new Set(named.map(({ id }) => id))
      const between = relations.filter(
        ({ from, to }) => ids.has(from) && ids.has(to) && from !== to,
      )
      let made = 0
      const plan = planImport({
        board: { cards: [], relations: [] },
        sources: [
          imported(writeCsv(cardTable(named, language), separator), language),
          ...(between.length > 0
            ? [
                imported(
                  writeCsv(
                    relationTable({ cards: named, relations: between }, language),
                    separator,
                  ),
                  language,
                ),
              ]
            : []),
        ],
        defaultType: null,
        duplicates: 'add',
        newId: () => `${made++}`,
      })
      const again = placeCards(plan.cards, { board: [], now: 0 })
      for (const { problems, issues } of plan.outcomes) expect([problems, issues]).toEqual([[], []])
      expect(
        again.map(({ type, sector, evidence, asOf, steep }) => [
          type,
          sector,
          evidence,
          asOf,
          steep,
        ]),
      ).toEqual(
        named.map(({ type, sector, evidence, asOf, steep }) => [
          type,
          sector,
          evidence,
          asOf,
          steep,
        ]),
      )
      expect(
        plan.relations.map(({ type, polarity, strength }) => [type, polarity, strength]),
      ).toEqual(between.map(({ type, polarity, strength }) => [type, polarity, strength]))
    }),
    { numRuns: 100 },
  )
})

test('placements name card, lens and zone, and keep the ids of all three', () => {
  const card = {
    id: 'a',
    type: 'actor',
    at: [0, 0],
    createdAt: 1,
    title: 'Yard',
    body: '',
  } as const
  const { columns, rows } = placementTable(
    {
      cards: [{ ...card, at: [0, 0] }],
      placements: [
        { card: 'a', lens: 'triple-helix', zone: 'firm' },
        { card: 'a', lens: 'impact-uncertainty', at: [0.25, 1] },
        { card: 'a', lens: 'own-1', zone: 'quay' },
      ],
    },
    { language: 'nb', findLens },
  )
  expect(columns.slice(0, 3)).toEqual(['Kort', 'Analyseramme', 'Felt'])
  expect(rows).toEqual([
    ['Yard', 'Trippelheliks', expect.any(String), '', '', 'a', 'triple-helix', 'firm'],
    ['Yard', expect.any(String), '', 0.25, 1, 'a', 'impact-uncertainty', ''],
    ['Yard', 'own-1', 'quay', '', '', 'a', 'own-1', 'quay'],
  ])
})
