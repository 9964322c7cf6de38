import type { Box, Pixel } from './box'

/** Width to height, from upright to lying. */
const SHARES = [0.5, 0.7, 0.9, 1.2, 1.6, 2.2, 3, 4.2]
const STEPS = 18
const SAMPLES = 7

/** The largest rectangle round a point that lies in a shape of any form, up to `most` wide and high. */
export function roomyBox(
  anchor: Pixel,
  {
    contains,
    most,
  }: { contains: (point: Pixel) => boolean; most: { width: number; height: number } },
): Box {
  let best: Box = { x: anchor[0], y: anchor[1], width: 0, height: 0 }
  for (const share of SHARES) {
    const widest = Math.min(most.width, most.height * share)
    const box = largest(anchor, { share, widest, contains })
    if (box.width * box.height > best.width * best.height) best = box
  }
  return best
}

type Growth = { share: number; widest: number; contains: (point: Pixel) => boolean }

function largest(anchor: Pixel, { share, widest, contains }: Growth): Box {
  let fits = 0
  let tooWide = widest
  for (let step = 0; step < STEPS; step += 1) {
    const width = step === 0 ? widest : (fits + tooWide) / 2
    if (edgeLies(around(anchor, width, width / share), contains)) fits = width
    else tooWide = width
    if (fits === widest) break
  }
  return around(anchor, fits, fits / share)
}

const around = ([x, y]: Pixel, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
})

function edgeLies({ x, y, width, height }: Box, contains: Growth['contains']): boolean {
  for (let at = 0; at <= SAMPLES; at += 1) {
    const [dx, dy] = [(width * at) / SAMPLES, (height * at) / SAMPLES]
    const inside =
      contains([x + dx, y]) &&
      contains([x + dx, y + height]) &&
      contains([x, y + dy]) &&
      contains([x + width, y + dy])
    if (!inside) return false
  }
  return true
}
