import type { Clip } from './clip'

let kept: Clip | null = null

/**
 * A menu may not read the clipboard without asking, so what was copied last on this page is kept for
 * it. Nothing of it outlives the page.
 */
export function keepClip(clip: Clip): void {
  kept = clip
}

export const keptClip = (): Clip | null => kept
