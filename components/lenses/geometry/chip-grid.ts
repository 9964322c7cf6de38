import type { Size } from './box'

/** How a zone's cards are laid out in the room there is. */
export type ChipGrid = {
  columns: number
  /** How many cards are shown; the others are behind a button that counts them. */
  shown: number
  /** Whether a chip has its words, on one line or two, or only its sign. */
  look: 'tall' | 'flat' | 'sign'
}

const GAP = 5
const TALL = { width: 108, height: 42 }
const FLAT = { width: 100, height: 26 }
const SIGN = { width: 26, height: 26 }

/** The roomiest look in which all cards fit; else as many as fit in the last, and a button. */
export function chipGrid(count: number, room: Size): ChipGrid {
  for (const look of ['tall', 'flat'] as const) {
    const fits = capacity(look === 'tall' ? TALL : FLAT, room)
    if (fits.columns > 0 && fits.rows > 0 && count <= fits.columns * fits.rows) {
      return { columns: fits.columns, shown: count, look }
    }
  }
  const flat = capacity(FLAT, room)
  if (flat.columns * flat.rows >= MANY) {
    return { columns: flat.columns, shown: flat.columns * flat.rows - 1, look: 'flat' }
  }
  const sign = capacity(SIGN, room)
  const columns = Math.max(1, sign.columns)
  const places = Math.max(1, columns * Math.max(1, sign.rows))
  return { columns, shown: count <= places ? count : places - 1, look: 'sign' }
}

/** So many chips with words say more than all of the cards as signs. */
const MANY = 4

function capacity(chip: Size, { width, height }: Size): { columns: number; rows: number } {
  return {
    columns: Math.floor((width + GAP) / (chip.width + GAP)),
    rows: Math.floor((height + GAP) / (chip.height + GAP)),
  }
}
