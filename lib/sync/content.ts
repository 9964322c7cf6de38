import * as Y from 'yjs'

const UNSTORABLE = /\p{Surrogate}/u

/** Whether a text can stand in JSON and in PostgreSQL: no NUL and no half of a character. */
export function isClean(text: string): boolean {
  return !text.includes('\0') && !UNSTORABLE.test(text)
}

/** The text with a replacement character for each that cannot be stored; its length stays. */
export function cleanText(text: string): string {
  return isClean(text) ? text : text.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd')
}

/** Fields of a known shape with every text in them cleaned. */
export function cleaned<T>(fields: T): T
export function cleaned(fields: unknown): unknown {
  if (typeof fields === 'string') return cleanText(fields)
  if (Array.isArray(fields)) return fields.map((item) => cleaned(item))
  if (typeof fields !== 'object' || fields === null) return fields
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, cleaned(value)]))
}

/** The plain fields of an entry. Shared types in it are left alone, however deep they nest. */
export function plainFields(entry: Y.Map<unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  entry.forEach((value, key) => {
    if (key !== '__proto__' && !(value instanceof Y.AbstractType)) plain[key] = value
  })
  return plain
}

/**
 * Reads one entry of a root; `null` when it is not there, its key cannot be stored or its content
 * has no meaning. Whatever somebody put there, only this entry is lost by it.
 */
export function readEntry<T>(
  root: Y.Map<Y.Map<unknown>>,
  key: string,
  read: (entry: Y.Map<unknown>, key: string) => T | null,
): T | null {
  const entry: unknown = root.get(key)
  if (!(entry instanceof Y.Map) || !isClean(key)) return null
  try {
    return read(entry, key)
  } catch {
    return null
  }
}
