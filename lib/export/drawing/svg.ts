type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element of SVG; children are elements already, never words. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${attribute(value)}"`))
    .join('')
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`
}

function attribute(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value)
}

/** Characters that XML 1.0 cannot hold, in any notation. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that are taken out
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu

/** Words as they can stand between tags and in attributes. */
export function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A whole drawing on white, with its name for those who do not see it. */
export function drawing(
  {
    width,
    height,
    name,
    origin = [0, 0],
  }: {
    width: number
    height: number
    name: string
    /** What stands in the upper left corner. */
    origin?: readonly [number, number]
  },
  ...children: string[]
): string {
  const [x, y] = origin.map(Math.floor)
  const [w, h] = [Math.ceil(width), Math.ceil(height)]
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: w,
      height: h,
      viewBox: `${x} ${y} ${w} ${h}`,
      role: 'img',
      'aria-label': name,
      'font-family': FONTS,
    },
    element('title', {}, escaped(name)),
    element('rect', { x, y, width: w, height: h, fill: COLOURS.page }),
    ...children,
  )
}

/** On every machine one of these has the widths that text is measured by. */
const FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif"

/** The light scheme: pictures end up on paper and slides. */
export const COLOURS = {
  page: '#ffffff',
  paper: '#ffffff',
  edge: '#cfc9be',
  ink: '#1f1d1a',
  faint: '#5d584f',
  ground: '#f5f3ee',
  line: '#8a8479',
} as const
