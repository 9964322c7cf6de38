import { moveCards } from '@/lib/cards/doc'
import type { Point } from '@/lib/cards/schema'
import type { BoardSession } from '../board-session'

/** The document is written this often at most while dragging (SYNC-2), in milliseconds. */
const WRITE_EVERY = 200
/** Presence outlives the drop a little, so that the card does not jump back before the write lands. */
const LET_GO_AFTER = 400

type Moved = { id: string; position: { x: number; y: number } }

/** Carries a drag to the others: as presence on every move, to the document now and then. */
export class DragWriter {
  private finish: (() => void) | null = null
  private lastWrite = 0
  private moves: { id: string; at: Point }[] = []
  private lettingGo: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly board: BoardSession,
    private readonly hold: (ids: ReadonlySet<string>) => void,
  ) {}

  start = (nodes: readonly Moved[]): void => {
    if (this.lettingGo) clearTimeout(this.lettingGo)
    this.hold(new Set(nodes.map((node) => node.id)))
    this.finish = this.board.history.gesture()
    this.lastWrite = Date.now()
  }

  move = (nodes: readonly Moved[]): void => {
    if (!this.finish) return
    this.moves = nodes.map(({ id, position }) => ({ id, at: pointOf(position) }))
    this.board.presence.tell({ dragging: this.moves })
    if (Date.now() - this.lastWrite >= WRITE_EVERY) this.write()
  }

  drop = (nodes: readonly Moved[]): void => {
    if (!this.finish) return
    this.move(nodes)
    this.write()
    this.cancel()
  }

  cancel(): void {
    this.finish?.()
    this.finish = null
    this.moves = []
    this.hold(new Set())
    this.lettingGo = setTimeout(() => this.board.presence.tell({ dragging: [] }), LET_GO_AFTER)
  }

  private write(): void {
    const { doc, mayEdit } = this.board.live.get()
    const moved = this.moves.filter(({ id, at }) => {
      const before = this.board.content.card(id)?.at
      return before && (before[0] !== at[0] || before[1] !== at[1])
    })
    if (doc && mayEdit && moved.length > 0) moveCards(doc, moved, { source: 'canvas' })
    this.lastWrite = Date.now()
  }
}

/** Whole units are plenty, and shorter on the wire. */
function pointOf({ x, y }: { x: number; y: number }): Point {
  return [Math.round(x), Math.round(y)]
}
