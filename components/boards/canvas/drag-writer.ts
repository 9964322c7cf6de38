import type { BoardSession } from '../board-session'
import type { Move } from './arrange'
import { moveThings } from './arranging'

/** The document is written this often at most while dragging (SYNC-2), in milliseconds. */
const WRITE_EVERY = 200
/** Presence outlives the drop a little, so that the card does not jump back before the write lands. */
const LET_GO_AFTER = 400

/** Carries a drag to the others: as presence on every move, to the document now and then. */
export class DragWriter {
  private finish: (() => void) | null = null
  private lastWrite = 0
  private moves: readonly Move[] = []
  private lettingGo: ReturnType<typeof setTimeout> | null = null

  constructor(private readonly board: BoardSession) {}

  start(): void {
    if (this.lettingGo) clearTimeout(this.lettingGo)
    this.finish = this.board.history.gesture()
    this.lastWrite = Date.now()
  }

  move(moves: readonly Move[]): void {
    if (!this.finish) return
    this.moves = moves
    this.board.presence.tell({ dragging: [...moves] })
    if (Date.now() - this.lastWrite >= WRITE_EVERY) this.write()
  }

  drop(): void {
    if (!this.finish) return
    this.write()
    this.cancel()
  }

  cancel(): void {
    this.finish?.()
    this.finish = null
    this.moves = []
    this.lettingGo = setTimeout(() => this.board.presence.tell({ dragging: [] }), LET_GO_AFTER)
  }

  private write(): void {
    const { doc, mayEdit } = this.board.live.get()
    if (doc && mayEdit) moveThings(doc, this.board.content, this.moves, { source: 'canvas' })
    this.lastWrite = Date.now()
  }
}
