import 'server-only'
import { requireBoard } from '../auth/gate'
import { findLens } from './catalogue'
import type { Lens } from './types'

/** A lens that may be used on a board; `null` when there is none with this id. */
export async function loadLens(
  slug: string,
  boardId: string,
  lensId: string,
): Promise<Lens | null> {
  await requireBoard(slug, boardId)
  return findLens(lensId)
}
