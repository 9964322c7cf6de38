import type { Point } from '@/lib/cards/schema'
import { type Box, boundsOf } from '@/lib/frames/rules'
import type { BoardSession } from '../board-session'
import { createStore } from '../store'
import type { Move } from './arrange'
import { carriedBy } from './arranging'
import { DragWriter } from './drag-writer'
import type { Scene } from './scene'
import { type Guide, snap } from './snap'

/** Pixels within which an edge snaps to another. */
const REACH = 6

/** What is drawn while somebody drags: lines that a card snaps to, and where copies come from. */
export type DragTraces = { guides: readonly Guide[]; origins: readonly Box[] }

const NO_TRACES: DragTraces = { guides: [], origins: [] }

type Parts = {
  board: BoardSession
  scene: Scene
  /** Says what is in the hand; when nothing is any more, all of it goes where the document says. */
  hold: (ids: ReadonlySet<string>) => void
  /** What happens to things that were dragged as copies. */
  copy: (ids: readonly string[], by: Point) => void
}

/**
 * One hand that drags cards and frames: what stands in a frame comes along, edges snap to others,
 * and with Alt held at the start, copies are left where the hand lets go.
 */
export class Drag {
  readonly traces = createStore(NO_TRACES)
  private readonly writer: DragWriter
  private lead: string | null = null
  private origins = new Map<string, Point>()
  private bounds: Box | null = null
  private others: readonly Box[] = []
  private by: Point = [0, 0]
  private copying = false
  private free = false

  constructor(private readonly parts: Parts) {
    this.writer = new DragWriter(parts.board)
  }

  /** Takes these; the first is the one that the hand is on. */
  start(ids: readonly string[], { copy = false }: { copy?: boolean } = {}): void {
    const { board, scene, hold } = this.parts
    const carried = carriedBy(board, scene, ids)
    const boxes = new Map(carried.map((id) => [id, scene.box(id)]))
    this.lead = carried[0] ?? null
    this.origins = new Map(
      [...boxes].flatMap(([id, box]) => (box ? [[id, [box.x, box.y] as Point]] : [])),
    )
    const own = [...boxes.values()].flatMap((box) => box ?? [])
    this.bounds = boundsOf(own)
    this.others = scene
      .visible()
      .filter((id) => !boxes.has(id))
      .flatMap((id) => scene.box(id) ?? [])
    this.by = [0, 0]
    this.copying = copy
    this.free = copy
    hold(new Set(this.origins.keys()))
    if (copy) this.traces.set({ guides: [], origins: own })
    else this.writer.start()
    window.addEventListener('pointermove', this.look, { capture: true })
  }

  /** Where all that is in the hand goes when the hand has moved one of them here; `null` if none. */
  to(id: string, [x, y]: Point): readonly Move[] | null {
    const origin = this.origins.get(id)
    if (!this.bounds || !origin) return null
    const wanted = {
      ...this.bounds,
      x: this.bounds.x + x - origin[0],
      y: this.bounds.y + y - origin[1],
    }
    const reach = this.free ? -1 : REACH / this.parts.scene.zoom()
    const { dx, dy, guides } = snap(wanted, this.others, reach)
    this.by = [Math.round(wanted.x + dx - this.bounds.x), Math.round(wanted.y + dy - this.bounds.y)]
    this.traces.update({ guides })
    const moves = this.moves()
    if (!this.copying) this.writer.move(moves)
    return moves
  }

  /** Whether this is the thing whose movement moves all the others. */
  leads = (id: string): boolean => id === this.lead

  get isOn(): boolean {
    return this.lead !== null
  }

  drop(): void {
    if (!this.isOn) return
    const [ids, by, copying] = [[...this.origins.keys()], this.by, this.copying]
    if (!copying) this.writer.drop()
    this.end()
    if (copying && (by[0] !== 0 || by[1] !== 0)) this.parts.copy(ids, by)
  }

  cancel(): void {
    if (!this.copying) this.writer.cancel()
    this.end()
  }

  private end(): void {
    this.lead = null
    this.bounds = null
    this.origins = new Map()
    this.copying = false
    this.traces.set(NO_TRACES)
    window.removeEventListener('pointermove', this.look, { capture: true })
    this.parts.hold(new Set())
  }

  private moves(): Move[] {
    return [...this.origins].map(([id, [x, y]]) => ({
      id,
      at: [Math.round(x + this.by[0]), Math.round(y + this.by[1])],
    }))
  }

  private look = ({ altKey }: PointerEvent) => {
    this.free = altKey
  }
}
