import { expect, test } from 'vitest'
import { tableOf } from './pasted'

const cells = (text: string, page: string[][] | null = null) =>
  tableOf({ text, html: '' }, () => page)?.rows.map((row) => row.cells)

test('rows of a spreadsheet, with marks round cells that hold a line break', () => {
  expect(cells('title\tbody\r\nOne\t"two\nlines, ""so"""\r\n')).toEqual([
    ['title', 'body'],
    ['One', 'two\nlines, "so"'],
  ])
  expect(cells('a "quoted" word\tb')).toEqual([['a "quoted" word', 'b']])
  expect(cells('"open\tb\nc\t')).toEqual([
    ['"open', 'b'],
    ['c', ''],
  ])
})

test('lines become cells of their own, without the marks of a list; blank ones are none', () => {
  expect(cells('- one\n\n2. two\n• three, and more')).toEqual([
    ['one'],
    ['two'],
    ['three, and more'],
  ])
  expect(tableOf({ text: 'one', html: '' }, () => null)?.separator).toBe('\n')
})

test('a table of a page is read from its markup', () => {
  expect(cells('One Two', [['One', 'Two']])).toEqual([['One', 'Two']])
})

test('nothing, and more than a board takes at once, is no table', () => {
  expect(cells(' \n ')).toBeUndefined()
  expect(cells('x\n'.repeat(5001))).toBeUndefined()
})
