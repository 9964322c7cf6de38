import { CsvError, parse } from 'csv-parse/sync'
import { TABLE_LIMITS } from './constants'
import { unguardFormulas } from './rules'
import type { Separator, Table, TextEncodingName, UnreadableReason } from './types'

/** Blank lines are records too, so that rows keep the numbers they have in a spreadsheet. */
const RECORD_CEILING = 2 * TABLE_LIMITS.rows + 2

type ReadTable = { ok: true; table: Table } | ({ ok: false } & UnreadableReason)

type ReadOptions = {
  /** As a person chose it; found in the text when left out. */
  separator?: Separator | null
  /** Pasted text may be plain lines, which no file of ours is. */
  pasted?: boolean
}

/** Reads a CSV file, or rows pasted from a spreadsheet, whole or not at all. */
export function readTable(bytes: Uint8Array, options: ReadOptions = {}): ReadTable {
  if (bytes.length > TABLE_LIMITS.bytes) {
    return { ok: false, reason: 'too-large', megabytes: TABLE_LIMITS.bytes / 1024 / 1024 }
  }
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded
  const separator = options.separator ?? (options.pasted ? findPasted(text) : findInHead(text))
  const records = readRecords(text, separator)
  if (!records.ok) return records
  const rows = records.records
    .map((cells, index) => ({
      number: index + 1,
      cells: options.pasted ? cells : cells.map(unguardFormulas),
    }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (rows.length === 0) return { ok: false, reason: 'empty' }
  if (rows.length > TABLE_LIMITS.rows + 1 || records.records.length >= RECORD_CEILING) {
    return { ok: false, reason: 'too-many-rows', limit: TABLE_LIMITS.rows }
  }
  if (rows.some(({ cells }) => cells.length > TABLE_LIMITS.columns)) {
    return { ok: false, reason: 'too-many-columns', limit: TABLE_LIMITS.columns }
  }
  return { ok: true, table: { encoding, separator, rows } }
}

type Records =
  | { ok: true; records: string[][] }
  | ({ ok: false } & Extract<UnreadableReason, { reason: 'broken-quotes' }>)

const LINE_ENDS = ['\r\n', '\n', '\r']

function readRecords(text: string, separator: Separator): Records {
  if (separator === '\n') {
    const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, RECORD_CEILING)
    return { ok: true, records: lines.map((line) => [line]) }
  }
  const options = {
    bom: true,
    delimiter: separator,
    relax_column_count: true,
    record_delimiter: LINE_ENDS,
    to: RECORD_CEILING,
  }
  try {
    return { ok: true, records: parse(text, options) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Spreadsheets put marks round few of the cells that they copy: between tabs they are words.
    if (separator === '\t') return { ok: true, records: parse(text, { ...options, quote: false }) }
    const { records } = error as CsvError & { records?: number }
    return { ok: false, reason: 'broken-quotes', row: (records ?? 0) + 1 }
  }
}

/** Columns where every row has as many of them, else lines. */
function findPasted(text: string): Separator {
  const inHead = findInHead(text)
  if (inHead === '\t') return inHead
  const { ok, ...read } = readRecords(text, inHead)
  const records = ok && 'records' in read ? read.records : []
  const widths = new Set(records.map(({ length }) => length))
  widths.delete(records.find((cells) => cells.join('') === '')?.length ?? 0)
  return widths.size === 1 && !widths.has(1) ? inHead : '\n'
}

/**
 * Windows-1252 for the bytes 0x80–0x9f; `null` where it has no character.
 * Node 20's own decoder reads these as control characters.
 */
const WINDOWS_1252 = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'

type Decoded =
  | { ok: true; text: string; encoding: TextEncodingName }
  | ({ ok: false } & Extract<
      UnreadableReason,
      { reason: 'not-text' | 'spreadsheet' | 'unknown-encoding' }
    >)

/** Bytes to text: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252. */
function decodeText(bytes: Uint8Array): Decoded {
  const [first, second] = bytes
  if (first === 0x50 && second === 0x4b) return { ok: false, reason: 'spreadsheet' }
  if (first === 0xd0 && second === 0xcf) return { ok: false, reason: 'spreadsheet' }
  if (first === 0xff && second === 0xfe) return strict(bytes, 'utf-16le', 'utf-16')
  if (first === 0xfe && second === 0xff) return strict(bytes, 'utf-16be', 'utf-16')
  if (bytes.includes(0)) return { ok: false, reason: 'not-text' }
  const utf8 = strict(bytes, 'utf-8', 'utf-8')
  return utf8.ok ? utf8 : decodeWindows1252(bytes)
}

function strict(bytes: Uint8Array, label: string, encoding: TextEncodingName): Decoded {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return text.includes('\0') ? { ok: false, reason: 'not-text' } : { ok: true, text, encoding }
  } catch {
    return { ok: false, reason: 'unknown-encoding' }
  }
}

function decodeWindows1252(bytes: Uint8Array): Decoded {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 8192) {
    const codes = [...bytes.subarray(start, start + 8192)].map((byte) =>
      byte >= 0x80 && byte <= 0x9f ? (WINDOWS_1252.codePointAt(byte - 0x80) ?? 0) : byte,
    )
    parts.push(String.fromCodePoint(...codes))
  }
  const text = parts.join('')
  return text.includes('\0')
    ? { ok: false, reason: 'unknown-encoding' }
    : { ok: true, text, encoding: 'windows-1252' }
}

const BETWEEN = [',', ';', '\t'] as const

/** The separator that the first record uses most, outside quotes; a comma when it uses none. */
function findInHead(text: string): Separator {
  const counts = new Map<string, number>()
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (quoted) continue
    if (character === '\n' || character === '\r') break
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return BETWEEN.reduce((best, separator) =>
    (counts.get(separator) ?? 0) > (counts.get(best) ?? 0) ? separator : best,
  )
}
