import { type Font, wrap } from './measure'
import { COLOURS, element, escaped } from './svg'

export type Lines = { lines: readonly string[]; font: Font; leading: number }

type Style = {
  at: readonly [x: number, y: number]
  fill?: string
  anchor?: 'start' | 'middle' | 'end'
}

/** Lines of words, the first one's top at `at`. */
export function words({ lines, font, leading }: Lines, { at, fill, anchor }: Style): string {
  const [x, y] = at
  const baseline = y + (leading + font.size * 0.72) / 2
  return element(
    'text',
    {
      'font-size': font.size,
      'font-weight': font.bold ? 'bold' : undefined,
      fill: fill ?? COLOURS.ink,
      'text-anchor': anchor === 'start' ? undefined : anchor,
    },
    ...lines.map((line, index) =>
      element('tspan', { x, y: baseline + index * leading }, escaped(line)),
    ),
  )
}

/** Words broken to a width. */
export function set(
  text: string,
  { width, most, leading, ...font }: Font & { width: number; most?: number; leading: number },
): Lines {
  return { lines: wrap(text, { width, most, ...font }), font, leading }
}

export const heightOf = ({ lines, leading }: Lines): number => lines.length * leading
