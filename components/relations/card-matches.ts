import type { Card } from '@/lib/cards/schema'

/** More are not looked through; another word finds the rest. */
export const MOST_MATCHES = 40

/** Cards whose titles have every word of what is asked for; those that begin with it come first. */
export function cardMatches(
  cards: readonly Pick<Card, 'id' | 'title'>[],
  { asked, without }: { asked: string; without: readonly string[] },
): string[] {
  const folded = fold(asked)
  const words = folded.split(/\s+/).filter((word) => word !== '')
  const found = cards
    .filter(({ id }) => !without.includes(id))
    .map(({ id, title }) => ({ id, title: fold(title) }))
    .filter(({ title }) => words.every((word) => title.includes(word)))
  const begins = ({ title }: { title: string }) =>
    folded !== '' && title.startsWith(folded) ? 0 : 1
  return found
    .sort((one, other) => begins(one) - begins(other) || one.title.localeCompare(other.title))
    .map(({ id }) => id)
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase().trim()
}
