import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardTarget } from './constants'
import { CARD_WIDTH } from './constants'
import { estimateHeight, guessCardColumns, layOutCards, readCardRow } from './rules'
import { CARD_LIMITS, cardFieldsSchema } from './schema'
import { CARD_TYPE_IDS } from './types'

function read(cells: Partial<Record<CardTarget, string>>, more: { extra?: string[] } = {}) {
  const mapping = Object.keys(cells) as CardTarget[]
  return readCardRow(
    { number: 7, cells: [...Object.values(cells), ...(more.extra ?? [])] },
    { mapping, columns: mapping.map((target) => `column ${target}`), defaultType: null },
  )
}

const card = (cells: Partial<Record<CardTarget, string>>) => {
  const result = read({ type: 'note', title: 'Salt', ...cells })
  if (!result.ok) throw new Error(JSON.stringify(result.issues))
  return result.card
}

const issues = (cells: Partial<Record<CardTarget, string>>) => {
  const result = read({ type: 'note', title: 'Salt', ...cells })
  return result.ok ? [] : result.issues
}

describe('columns', () => {
  test('names in English and Norwegian are recognised whatever their case', () => {
    expect(guessCardColumns(['Korttype', 'TITTEL', 'Beskrivelse', 'as_of', 'Kilde'], 'nb')).toEqual(
      ['type', 'title', 'body', 'as-of', 'source'],
    )
  })

  test.each([
    ['en', ['title', 'title-nb']],
    ['nb', ['title-en', 'title']],
    ['nn', ['title-en', 'title']],
  ] as const)('the title in the language of the reader (%s) is the title', (language, expected) => {
    expect(guessCardColumns(['title_en', 'Title (nb)'], language)).toEqual(expected)
  })

  test('a single title is the title whatever its language', () => {
    expect(guessCardColumns(['type', 'title_en'], 'nb')).toEqual(['type', 'title'])
  })

  test('a column that is alone is the title whatever its name', () => {
    expect(guessCardColumns(['#1'], 'en')).toEqual(['title'])
  })

  test('what is not recognised, or comes twice, is kept in the text', () => {
    expect(guessCardColumns(['title', 'Budget', 'sted', 'place'], 'en')).toEqual([
      'title',
      'text',
      'place',
      'text',
    ])
  })

  test('any headings get one target each, and no target twice but text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('title', 'title_nb', 'Tittel', 'type'))),
        fc.constantFrom('en', 'nb', 'nn'),
        (headings, language) => {
          const targets = guessCardColumns(headings, language)
          const once = targets.filter((target) => target !== 'text')
          expect(targets).toHaveLength(headings.length)
          expect(new Set(once).size).toBe(once.length)
        },
      ),
    )
  })
})

describe('a row', () => {
  test.each([
    ['Research question', 'research-question'],
    ['RESEARCH_QUESTION', 'research-question'],
    ['forskningsspørsmål', 'research-question'],
    [' drivkraft ', 'driver'],
  ])('the type %j is %s', (type, id) => {
    expect(card({ type }).type).toBe(id)
  })

  test('a type that does not exist is told with those that do', () => {
    expect(issues({ type: 'widget' })).toEqual([
      {
        row: 7,
        column: 'column type',
        target: 'type',
        problem: 'unknown-value',
        value: 'widget',
        accepted: CARD_TYPE_IDS,
      },
    ])
  })

  test('every wrong cell is told, not only the first', () => {
    const found = issues({ title: ' ', type: 'x', sector: 'y', 'as-of': 'soon', poles: 'one' })
    expect(found.map(({ target, problem }) => [target, problem])).toEqual([
      ['title', 'missing'],
      ['type', 'unknown-value'],
      ['sector', 'unknown-value'],
      ['as-of', 'not-a-date'],
      ['poles', 'not-two-poles'],
    ])
  })

  test.each([
    ['1990', '1990'],
    ['2005-09', '2005-09'],
    ['2005-09-20', '2005-09-20'],
    ['20.9.2005', '2005-09-20'],
  ])('the date %j is %s', (text, date) => {
    expect(card({ 'as-of': text }).detail.asOf).toBe(date)
  })

  test.each(['2005-13', '31.2.2005', '2005-02-30', '90', '20/9/2005', '20050'])(
    'the date %j does not exist',
    (text) => {
      expect(issues({ 'as-of': text })).toMatchObject([{ problem: 'not-a-date', value: text }])
    },
  )

  test('tags are split at semicolons, else at commas', () => {
    expect(card({ tags: 'value chain; power, soft;' }).detail.tags).toEqual([
      'value chain',
      'power, soft',
    ])
    expect(card({ tags: 'salt, water' }).detail.tags).toEqual(['salt', 'water'])
  })

  test('columns kept as text stand under their names after the body', () => {
    const { body } = card({ body: 'First', text: '12 million' })
    expect(body).toBe('First\ncolumn text: 12 million')
  })

  test('cells outside the columns are told, blank ones are not', () => {
    const result = read({ type: 'note', title: 'Salt' }, { extra: ['', 'lost?'] })
    expect(result).toMatchObject({
      ok: false,
      issues: [{ column: '#4', problem: 'more-cells-than-columns', value: 'lost?' }],
    })
  })

  test('nothing is cut: too long is told', () => {
    expect(issues({ title: 'x'.repeat(CARD_LIMITS.title + 1) })).toMatchObject([
      { problem: 'too-long', accepted: ['300'] },
    ])
    expect(issues({ body: 'x'.repeat(CARD_LIMITS.body + 1) })).toHaveLength(1)
    expect(issues({ tags: 'a;'.repeat(21) })).toMatchObject([{ problem: 'too-many' }])
  })

  test('formulas and script are the words that they are', () => {
    const made = card({ title: '=HYPERLINK("http://x")', body: '<script>alert(1)</script>' })
    expect(made.title).toBe('=HYPERLINK("http://x")')
    expect(made.body).toBe('<script>alert(1)</script>')
  })

  test('whatever is accepted passes the schema of the document unchanged', () => {
    const cells = fc.record({
      type: fc.constantFrom('note', 'Driver', 'usikkerhet', 'x', ''),
      title: fc.string({ maxLength: 320 }),
      place: fc.string({ maxLength: 220 }),
      poles: fc.oneof(
        fc.string(),
        fc.tuple(fc.string(), fc.string()).map((ends) => ends.join('|')),
      ),
      tags: fc.array(fc.string(), { maxLength: 25 }).map((tags) => tags.join(';')),
      'as-of': fc.oneof(fc.string(), fc.integer({ min: 0, max: 99_999 }).map(String)),
      source: fc.string({ maxLength: 520 }),
      sector: fc.constantFrom('firm', 'Offentlig', '', '__proto__', 'constructor'),
    })
    fc.assert(
      fc.property(cells, (row) => {
        const result = read(row)
        if (!result.ok) {
          expect(result.issues.length).toBeGreaterThan(0)
          return
        }
        const fields = { ...result.card.detail, type: result.card.type, at: [0, 0], createdAt: 1 }
        expect(cardFieldsSchema.parse(fields)).toEqual(fields)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('layout', () => {
  const cards = fc.array(
    fc.record({
      type: fc.constantFrom(...CARD_TYPE_IDS),
      title: fc.string({ maxLength: 300 }),
      body: fc.string({ maxLength: 60 }),
    }),
    { minLength: 1, maxLength: 80 },
  )
  const existing = fc.array(
    fc.record({
      at: fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 })),
      title: fc.string(),
      body: fc.string(),
    }),
    { maxLength: 10 },
  )

  test('no two cards overlap, and new ones stand beside those that were there', () => {
    fc.assert(
      fc.property(cards, existing, (fresh, old) => {
        const boxes = layOutCards(fresh, old).map(([x, y], index) => {
          const size = fresh[index]
          return { x, y, bottom: y + (size ? estimateHeight(size) : 0) }
        })
        boxes.forEach((box, index) => {
          for (const { at } of old) expect(box.x).toBeGreaterThan(at[0] + CARD_WIDTH)
          for (const other of boxes.slice(index + 1)) {
            const apart = Math.abs(box.x - other.x) >= CARD_WIDTH
            expect(apart || box.bottom <= other.y || other.bottom <= box.y).toBe(true)
          }
        })
      }),
    )
  })

  test('the same cards get the same places, and each type its own columns', () => {
    fc.assert(
      fc.property(cards, (fresh) => {
        const places = layOutCards(fresh, [])
        expect(layOutCards(fresh, [])).toEqual(places)
      }),
    )
    const two = [
      { type: 'note', title: 'a', body: '' },
      { type: 'driver', title: 'b', body: '' },
      { type: 'note', title: 'c', body: '' },
    ] as const
    const [a, b, c] = layOutCards(two, [])
    expect(a?.[0]).toBe(c?.[0])
    expect(b?.[0]).not.toBe(a?.[0])
  })
})
