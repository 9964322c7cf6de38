import type { Lens } from '@/lib/lenses/types'

/** Whether a zone's name is written in it; else the picture names rows, columns or rings along its edges. */
export function isNamedInside(lens: Lens, zone: string): boolean {
  switch (lens.kind) {
    case 'zones':
      return !lens.matrix
    case 'axes':
      return zone === lens.rim?.id || hasOwnName(lens.quadrants, zone)
    case 'rings':
      return zone === lens.hub?.id
    case 'path':
      return lens.loop === true
  }
}

function hasOwnName(
  quadrants: readonly { id: string; x: string; y: string }[] | undefined,
  zone: string,
): boolean {
  return quadrants?.some(({ id, x, y }) => zone === id || zone === `${x}:${y}`) ?? false
}
