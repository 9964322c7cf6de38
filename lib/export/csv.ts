import { stringify } from 'csv-stringify/sync'
import { guardFormulas } from '../tables/rules'

export type Cell = string | number

/** A table to take away: what stands over its columns, and its rows. */
export type ExportTable = {
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** Spreadsheets set to Norwegian take a semicolon for what separates columns. */
export const CSV_SEPARATORS = { comma: ',', semicolon: ';' } as const

export type CsvSeparator = keyof typeof CSV_SEPARATORS

/**
 * A table as CSV (RFC 4180) in UTF-8 with a mark, by which spreadsheets know it. Every cell is in
 * quotation marks, and none is a formula; our own import takes the guard off again.
 */
export function writeCsv({ columns, rows }: ExportTable, separator: CsvSeparator): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => guardFormulas(String(cell))))
  return stringify(cells, {
    bom: true,
    quoted: true,
    delimiter: CSV_SEPARATORS[separator],
    record_delimiter: '\r\n',
  })
}
