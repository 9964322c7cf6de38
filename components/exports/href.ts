import type { Locale } from '@/lib/i18n/locales'

/** Where the API gives a board as a file; Norwegian spreadsheets want a semicolon between columns. */
export function exportHref(
  board: string,
  file: string,
  { language, lens }: { language: Locale; lens?: string },
): string {
  const query = new URLSearchParams({ language })
  if (language !== 'en') query.set('separator', 'semicolon')
  if (lens) query.set('lens', lens)
  return `/api/v1/boards/${board}/export/${file}?${query}`
}
