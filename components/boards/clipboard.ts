import type { Point } from '@/lib/cards/schema'

/** Something pasted on the canvas that Framsyn did not copy: words, lines, rows of a spreadsheet. */
export type ForeignPaste = {
  text: string
  html: string
  /** Where on the board it was pasted. */
  at: Point
}

/** Takes a paste, and says whether it did. */
type Taker = (paste: ForeignPaste) => boolean

const takers = new Set<Taker>()

/** Whoever registers here is offered what is pasted. Returns a function that ends it. */
export function onForeignPaste(taker: Taker): () => void {
  takers.add(taker)
  return () => {
    takers.delete(taker)
  }
}

/** Offers a paste; `false` when nobody took it. */
export function offerPaste(paste: ForeignPaste): boolean {
  return [...takers].some((taker) => taker(paste))
}
