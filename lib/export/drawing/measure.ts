/** Widths of Helvetica and of everything made to match it, for the characters from 32, per mille. */
const REGULAR =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584'
    .split(' ')
    .map(Number)
const BOLD =
  '278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584'
    .split(' ')
    .map(Number)

const OTHERS: Readonly<Record<string, number>> = {
  æ: 889,
  Æ: 1000,
  ø: 611,
  Ø: 778,
  ß: 611,
  '–': 556,
  '—': 1000,
  '‘': 278,
  '’': 278,
  '“': 500,
  '”': 500,
  '«': 556,
  '»': 556,
  '…': 1000,
  '·': 333,
  '•': 350,
  '€': 556,
}

/** A character that we know nothing of is taken for a wide one. */
const UNKNOWN = 1000

export type Font = { size: number; bold?: boolean }

/** How wide a line of words is, in the unit of the font's size. */
export function widthOf(text: string, { size, bold = false }: Font): number {
  const widths = bold ? BOLD : REGULAR
  let sum = 0
  for (const character of text.normalize('NFD')) {
    if (/\p{M}/u.test(character)) continue
    sum += OTHERS[character] ?? widths[(character.codePointAt(0) ?? 0) - 32] ?? UNKNOWN
  }
  return (sum / 1000) * size
}

/**
 * Words in lines that are not wider than `width`; a word that is, is broken. What does not fit on
 * `most` lines ends in an ellipsis.
 */
export function wrap(
  text: string,
  { width, most = Number.POSITIVE_INFINITY, ...font }: Font & { width: number; most?: number },
): string[] {
  const lines: string[] = []
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = ''
    for (const word of paragraph.split(/\s+/u)) {
      const longer = line === '' ? word : `${line} ${word}`
      if (widthOf(longer, font) <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      const pieces = broken(word, { width, ...font })
      lines.push(...pieces.slice(0, -1))
      line = pieces.at(-1) ?? ''
      if (lines.length > most) break
    }
    if (line !== '') lines.push(line)
    if (lines.length > most) break
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), cut(`${lines[most - 1] ?? ''} …`, { width, ...font })]
}

function broken(word: string, { width, ...font }: Font & { width: number }): string[] {
  const pieces = ['']
  for (const character of word) {
    const longer = `${pieces.at(-1)}${character}`
    if (pieces.at(-1) === '' || widthOf(longer, font) <= width) pieces[pieces.length - 1] = longer
    else pieces.push(character)
  }
  return pieces
}

function cut(line: string, { width, ...font }: Font & { width: number }): string {
  const letters = [...line.replace(/ ?…$/u, '')]
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, font) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
