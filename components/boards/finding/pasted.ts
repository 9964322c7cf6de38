import { TABLE_LIMITS } from '@/lib/tables/constants'
import type { Table } from '@/lib/tables/types'

/** What somebody has pasted, as the clipboard gives it. */
export type Pasted = { text: string; html: string }

/** Marks of lists that lines are copied with. */
const BULLET = /^\s*(?:[-–—*•◦▪·]|\d{1,3}[.)])\s+/u

/**
 * Pasted words as a table: rows of a spreadsheet or of a page's table, else one cell a line.
 * `null` when there is nothing in it, or more than a board takes at once.
 */
export function tableOf({ text, html }: Pasted, readHtml = rowsOfHtml): Table | null {
  const fromPage = text.includes('\t') ? null : readHtml(html)
  const records = text.includes('\t') ? rowsOfTabs(text) : (fromPage ?? linesOf(text))
  const rows = records
    .map((cells, index) => ({ number: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (rows.length === 0 || rows.length > TABLE_LIMITS.rows) return null
  if (rows.some(({ cells }) => cells.length > TABLE_LIMITS.columns)) return null
  const isTable = rows.some(({ cells }) => cells.length > 1)
  return { encoding: 'utf-8', separator: isTable ? '\t' : '\n', rows }
}

function linesOf(text: string): string[][] {
  return text.split(/\r\n|\n|\r/).map((line) => [line.replace(BULLET, '').trim()])
}

/** Spreadsheets put marks round a cell with a line break, and double the marks within. */
function rowsOfTabs(text: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r|\n|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy
  for (const [, quoted, plain = '', end] of text.matchAll(cell)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows
}

/** The first table of copied markup. The document that it is read into runs and loads nothing. */
function rowsOfHtml(html: string): string[][] | null {
  if (!/<table[\s>]/i.test(html)) return null
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (!table) return null
  return [...table.rows].map((row) =>
    [...row.cells].map((cell) => (cell.textContent ?? '').replace(/\s+/gu, ' ').trim()),
  )
}
