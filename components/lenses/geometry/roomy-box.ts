import type { Box, Pixel, Size } from './box'

/** Width to height, from upright to lying. */
const SHARES = [0.5, 0.7, 0.9, 1.2, 1.6, 2.2, 3, 4.2]
const STEPS = 10
const SAMPLES = 5
/** How far the middle moves to the sides in each round, as shares of the room. */
const SHIFTS = [0.07, 0.035, 0.02]
const SIDES: readonly Pixel[] = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y): Pixel => [x, y]))
/** Words need this many pixels; a smaller box counts for less. */
const READABLE = { width: 150, height: 40 }

/** The roomiest rectangle near a point that lies in a shape of any form, up to `most` wide and high. */
export function roomyBox(anchor: Pixel, options: Options): Box {
  let best = roomiestAround(anchor, options)
  for (const shift of SHIFTS) {
    const { width, height } = options.most
    const [x, y] = [best.x + best.width / 2, best.y + best.height / 2]
    for (const [right, down] of SIDES) {
      const centre: Pixel = [x + right * shift * width, y + down * shift * height]
      const box = roomiestAround(centre, options)
      if (worth(box) > worth(best)) best = box
    }
  }
  return best
}

type Options = { contains: (point: Pixel) => boolean; most: Size }

function roomiestAround(centre: Pixel, { contains, most }: Options): Box {
  let best = around(centre, 0, 0)
  if (!contains(centre)) return best
  for (const share of SHARES) {
    const widest = Math.min(most.width, most.height * share)
    const box = largest(centre, { share, widest, contains })
    if (worth(box) > worth(best)) best = box
  }
  return best
}

const worth = ({ width, height }: Box) =>
  width *
  height *
  Math.min(1, width / READABLE.width) ** 1.5 *
  Math.min(1, height / READABLE.height) ** 2

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
