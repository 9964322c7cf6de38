import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TABLE_LIMITS } from './constants'
import { readTable } from './data'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...codes: number[]) => Uint8Array.from(codes)

function cellsOf(content: Uint8Array, options: Parameters<typeof readTable>[1] = {}) {
  const read = readTable(content, options)
  if (!read.ok) throw new Error(read.reason)
  return read.table.rows.map(({ cells }) => cells)
}

describe('separators', () => {
  test.each([
    [',', 'type,title\nnote,Salt;water'],
    [';', 'type;title\nnote;Salt, water'],
    ['\t', 'type\ttitle\nnote\tSalt; water, cold'],
  ])('%j is found in the first row', (separator, text) => {
    const read = readTable(utf8(text))
    expect(read).toMatchObject({ ok: true, table: { separator } })
    expect(cellsOf(utf8(text))[1]).toHaveLength(2)
  })

  test('a separator inside quotes does not count', () => {
    expect(cellsOf(utf8('"a;b;c;d",title\n1,2'))).toEqual([
      ['a;b;c;d', 'title'],
      ['1', '2'],
    ])
  })

  test('a list without any separator is one column', () => {
    expect(cellsOf(utf8('One thing\nAnother thing'))).toEqual([['One thing'], ['Another thing']])
  })
})

describe('pasted text', () => {
  const pasted = (text: string) => cellsOf(utf8(text), { pasted: true })

  test('is one cell a line unless every line has as many columns', () => {
    const lines = ['Fish, feed and "the sea"', '"Quoted" from the start', 'Tides; currents, ice']
    expect(pasted(lines.join('\n'))).toEqual(lines.map((line) => [line]))
    expect(pasted('type,title\nnote,Salt\n\nnote,"Salt, water"')).toEqual([
      ['type', 'title'],
      ['note', 'Salt'],
      ['note', 'Salt, water'],
    ])
  })

  test('with tabs keeps its quotation marks, unless they hold a cell together', () => {
    expect(pasted('type\ttitle\nnote\t5" pipe')).toEqual([
      ['type', 'title'],
      ['note', '5" pipe'],
    ])
    expect(pasted('type\ttitle\nnote\t"two\nlines"')[1]).toEqual(['note', 'two\nlines'])
  })

  test('is read as a person says', () => {
    const text = utf8('Salt, water\nTides, currents')
    expect(cellsOf(text, { pasted: true, separator: '\n' })[0]).toEqual(['Salt, water'])
    expect(cellsOf(text, { pasted: true, separator: ',' })[0]).toEqual(['Salt', ' water'])
  })
})

describe('encodings', () => {
  test('a UTF-8 mark is not part of the first heading', () => {
    expect(cellsOf(utf8('\uFEFFtype,title\nnote,Å'))[0]).toEqual(['type', 'title'])
  })

  test('Windows-1252 is recognised, its own characters too', () => {
    const text = [...'tittel\n'].map((letter) => letter.charCodeAt(0))
    const content = bytes(...text, 0x93, 0xe6, 0xf8, 0xe5, 0x94, 0x20, 0x96, 0x20, 0x80)
    expect(readTable(content)).toMatchObject({ ok: true, table: { encoding: 'windows-1252' } })
    expect(cellsOf(content)[1]).toEqual(['“æøå” – €'])
  })

  test('UTF-16 with its mark is read', () => {
    const text = [...'\uFEFFtittel\nÅ'].flatMap((letter) => {
      const code = letter.charCodeAt(0)
      return [code & 0xff, code >> 8]
    })
    expect(cellsOf(bytes(...text))).toEqual([['tittel'], ['Å']])
  })

  test.each([
    ['spreadsheet', bytes(0x50, 0x4b, 0x03, 0x04, 0x14)],
    ['spreadsheet', bytes(0xd0, 0xcf, 0x11, 0xe0)],
    ['not-text', bytes(0x41, 0x00, 0x42)],
    ['unknown-encoding', bytes(0x41, 0x81, 0x8d)],
    ['unknown-encoding', bytes(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00)],
  ])('%s is refused', (reason, content) => {
    expect(readTable(content)).toEqual({ ok: false, reason })
  })
})

describe('rows', () => {
  test('keep the numbers that they have in a spreadsheet', () => {
    const read = readTable(utf8('title\n\nFirst\n"two\nlines"\n,\nLast\n'))
    expect(read.ok && read.table.rows.map(({ number }) => number)).toEqual([1, 3, 4, 6])
  })

  test('end in any of the three ways, mixed', () => {
    expect(cellsOf(utf8('a\r\nb\nc\rd'))).toEqual([['a'], ['b'], ['c'], ['d']])
  })

  test.each(['title\n"never closed\nmore', 'title\nfirst\n"closed" wrongly\n'])(
    'broken quotes refuse the whole file: %j',
    (text) => {
      expect(readTable(utf8(text))).toMatchObject({ ok: false, reason: 'broken-quotes' })
    },
  )

  test('broken quotes name the row', () => {
    expect(readTable(utf8('title\nfirst\nsecond\n"x"y\n'))).toEqual({
      ok: false,
      reason: 'broken-quotes',
      row: 4,
    })
  })

  test('nothing but blank lines is empty', () => {
    expect(readTable(utf8('\n , \n\n'))).toEqual({ ok: false, reason: 'empty' })
  })

  test('exactly the limit passes, one more is refused', () => {
    const lines = Array.from({ length: TABLE_LIMITS.rows }, (_, index) => `Row ${index}`)
    expect(cellsOf(utf8(['title', ...lines].join('\n')))).toHaveLength(TABLE_LIMITS.rows + 1)
    expect(readTable(utf8(['title', ...lines, 'One more'].join('\n')))).toEqual({
      ok: false,
      reason: 'too-many-rows',
      limit: TABLE_LIMITS.rows,
    })
  })

  test('50,000 rows are refused, and rows after many blank lines are not lost silently', () => {
    const many = utf8(`title\n${'row\n'.repeat(50_000)}`)
    expect(readTable(many)).toMatchObject({ ok: false, reason: 'too-many-rows' })
    const hidden = utf8(`title\n${'\n'.repeat(20_000)}the last card\n`)
    expect(readTable(hidden)).toMatchObject({ ok: false, reason: 'too-many-rows' })
  })

  test('a file over 5 MB is refused before it is read', () => {
    expect(readTable(new Uint8Array(100 * 1024 * 1024))).toEqual({
      ok: false,
      reason: 'too-large',
      megabytes: 5,
    })
  })

  test('more columns than anybody can map are refused', () => {
    expect(readTable(utf8(','.repeat(100)))).toMatchObject({ ok: false, reason: 'empty' })
    expect(readTable(utf8(`a${','.repeat(100)}b`))).toMatchObject({
      ok: false,
      reason: 'too-many-columns',
    })
  })
})

test('any bytes are read or refused, and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (content, pasted) => {
      expect(typeof readTable(content, { pasted }).ok).toBe('boolean')
    }),
    { numRuns: 2_000 },
  )
})

test('what a spreadsheet writes is read back cell by cell', () => {
  const cell = fc.string({ unit: fc.constantFrom(...'ab ,;"\n\r=@å€<'), maxLength: 12 })
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
      const written = [['title', 'body'], ...rows]
      const text = written.map((row) => row.map(quote).join(',')).join('\r\n')
      const expected = written.filter((row) => row.some((content) => content.trim() !== ''))
      expect(cellsOf(utf8(text))).toEqual(expected)
    }),
  )
})
