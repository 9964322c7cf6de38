const BASE = 'https://own.invalid'
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so `/\t/evil` is `//evil`
const AMBIGUOUS = /[\u0000-\u0020\u007f-\u00a0\\]/
const ENCODED_SEPARATOR = /%(?:2f|5c)/i

/**
 * The path to go on to after sign-in when it is one of ours, else `/`. Browsers read `//host`,
 * `/\host` and paths with control characters as other sites.
 */
export function ownPath(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2000) return '/'
  if (!next.startsWith('/') || next.startsWith('//') || AMBIGUOUS.test(next)) return '/'
  const [path = ''] = next.split(/[?#]/)
  if (ENCODED_SEPARATOR.test(path) || path.startsWith('/api/')) return '/'
  if (!URL.canParse(next, BASE)) return '/'
  const url = new URL(next, BASE)
  if (url.origin !== BASE || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
