'use client'

import type { Placement } from '@/lib/lenses/schema'
import { useUi } from '../boards/board-context'
import { CardEditor } from './card-editor'
import type { Pixel, Size } from './geometry/box'
import type { Layout } from './geometry/layout'
import { toPixel } from './geometry/outline'
import styles from './lens-editor.module.css'

const WIDTH = 248
/** Room that is kept below the editor's upper edge. */
const HEIGHT = 110

type LensEditorProps = { layout: Layout; placed: ReadonlyMap<string, Placement> }

/** Writing in a card where it stands on the picture. */
export function LensEditor({ layout, placed }: LensEditorProps) {
  const editing = useUi((ui) => ui.editing?.id)
  const placement = editing && placed.get(editing)
  if (!placement) return null
  const [left, top] = cornerFor(placement, layout)
  return <CardEditor id={editing} className={styles.editor} style={{ left, top, width: WIDTH }} />
}

/** The editor's corner: at the card's zone or point, and within the picture. */
function cornerFor(placement: Placement, { frame, regions, size }: Layout): Pixel {
  if ('at' in placement) {
    const [x, y] = toPixel(frame, [placement.at[0], 1 - placement.at[1]])
    return inside([x - WIDTH / 2, y + 18], size)
  }
  const box = regions.find(({ zone }) => zone === placement.zone)?.box
  if (!box) return inside([0, 0], size)
  return inside([box.x + box.width / 2 - WIDTH / 2, box.y + Math.min(30, box.height / 2)], size)
}

const inside = ([x, y]: Pixel, { width, height }: Size): Pixel => [
  Math.max(4, Math.min(x, width - WIDTH - 4)),
  Math.max(4, Math.min(y, height - HEIGHT)),
]
