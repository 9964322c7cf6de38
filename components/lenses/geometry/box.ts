/** A point of the picture in pixels. */
export type Pixel = readonly [x: number, y: number]

export type Size = { width: number; height: number }

export type Box = Size & { x: number; y: number }

export function inBox(box: Box, [x, y]: Pixel): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height
}

export function inset(box: Box, by: number): Box {
  return {
    x: box.x + by,
    y: box.y + by,
    width: Math.max(0, box.width - 2 * by),
    height: Math.max(0, box.height - 2 * by),
  }
}

export const middle = ({ x, y, width, height }: Box): Pixel => [x + width / 2, y + height / 2]

/** A rectangle with round corners, as an SVG path. */
export function boxPath({ x, y, width, height }: Box, radius = 0): string {
  const r = Math.min(radius, width / 2, height / 2)
  if (r <= 0) return `M${x} ${y}h${width}v${height}h${-width}z`
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
  return [
    `M${x + r} ${y}h${width - 2 * r}`,
    corner(r, r),
    `v${height - 2 * r}`,
    corner(-r, r),
    `h${2 * r - width}`,
    corner(-r, -r),
    `v${2 * r - height}`,
    `${corner(r, -r)}z`,
  ].join('')
}

/** The largest part in the middle of `box` that is not wider, or higher, than this many times the other. */
export function within(box: Box, { widest, highest }: { widest: number; highest: number }): Box {
  const width = Math.min(box.width, box.height * widest)
  const height = Math.min(box.height, box.width * highest)
  return {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
  }
}

/** The same path with hundredths of pixels: browsers and servers differ in the digits behind these. */
export function rounded(path: string): string {
  return path.replace(/-?\d+\.\d+(?:e-?\d+)?/g, (number) => String(hundredths(Number(number))))
}

export function roundedBox({ x, y, width, height }: Box): Box {
  return {
    x: hundredths(x),
    y: hundredths(y),
    width: hundredths(width),
    height: hundredths(height),
  }
}

// Adding nothing turns minus zero into zero.
const hundredths = (value: number) => Math.round(value * 100) / 100 + 0
