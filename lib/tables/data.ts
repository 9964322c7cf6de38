import { CsvError, parse } from 'csv-parse/sync'
import { TABLE_LIMITS } from './constants'
import {
  SEPARATORS,
  type Separator,
  type Table,
  type TextEncodingName,
  type UnreadableReason,
} from './types'

/** Blank lines are records too, so that rows keep the numbers they have in a spreadsheet. */
const RECORD_CEILING = 2 * TABLE_LIMITS.rows + 2

type ReadTable = { ok: true; table: Table } | ({ ok: false } & UnreadableReason)

/** Reads a CSV file, or rows pasted from a spreadsheet, whole or not at all. */
export function readTable(bytes: Uint8Array): ReadTable {
  if (bytes.length > TABLE_LIMITS.bytes) {
    return { ok: false, reason: 'too-large', megabytes: TABLE_LIMITS.bytes / 1024 / 1024 }
  }
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded
  const separator = detectSeparator(text)
  const records = readRecords(text, separator)
  if (!records.ok) return records
  const rows = records.records
    .map((cells, index) => ({ number: index + 1, cells }))
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

function readRecords(text: string, separator: Separator): Records {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: separator,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: RECORD_CEILING,
    })
    return { ok: true, records }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { records } = error as CsvError & { records?: number }
    return { ok: false, reason: 'broken-quotes', row: (records ?? 0) + 1 }
  }
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

/** The separator that the first record uses most, outside quotes; a comma when it uses none. */
function detectSeparator(text: string): Separator {
  const counts = new Map<string, number>()
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (quoted) continue
    if (character === '\n' || character === '\r') break
    counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return SEPARATORS.reduce((best, separator) =>
    (counts.get(separator) ?? 0) > (counts.get(best) ?? 0) ? separator : best,
  )
}
