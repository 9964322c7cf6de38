import type { Sector } from '../../parties/types'
import { element } from './svg'

const COLOUR: Record<Sector, string> = {
  firm: '#e69f00',
  research: '#0072b2',
  public: '#009e73',
  facilitating: '#70757a',
}

/** Colour never stands alone: every sector has a shape of its own, 16 by 16 round its middle. */
export function sectorShape(
  sector: Sector,
  { at: [x, y], size }: { at: readonly [number, number]; size: number },
): string {
  const scale = size / 16
  const transform = `translate(${x - size / 2} ${y - size / 2}) scale(${scale})`
  return element('g', { transform, fill: COLOUR[sector] }, SHAPES[sector])
}

const SHAPES: Record<Sector, string> = {
  firm: element('rect', { x: 2.5, y: 2.5, width: 11, height: 11, rx: 1 }),
  research: element('circle', { cx: 8, cy: 8, r: 6 }),
  public: element('path', { d: 'M8 2 14.5 13.5h-13Z' }),
  facilitating: element('path', { d: 'm8 1.5 6.5 6.5L8 14.5 1.5 8Z' }),
}
