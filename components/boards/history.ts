import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import {
  entriesOthersWroteIn,
  type HistoryStep,
  isSpared,
  ownHistory,
  type Spared,
} from '@/lib/boards/doc'
import { createStore } from './store'

export type HistoryState = { canUndo: boolean; canRedo: boolean }

/** Undo and redo of one's own changes, over whichever document the board follows. */
export class History {
  readonly state = createStore<HistoryState>({ canUndo: false, canRedo: false })
  private manager: Y.UndoManager | null = null
  private doc: Y.Doc | null = null
  private spared: Spared = new Map()
  private readonly keptListeners = new Set<(cards: number) => void>()

  follow(doc: Y.Doc): void {
    this.manager?.destroy()
    this.doc = doc
    this.manager = ownHistory(doc, [ySyncPluginKey], (item) => isSpared(this.spared, item))
    for (const name of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
      this.manager.on(name, this.publish)
    }
    this.publish()
  }

  stop(): void {
    this.manager?.destroy()
    this.manager = null
  }

  /** What comes next is a step of its own. */
  mark = (): void => this.manager?.stopCapturing()

  /** Everything until the returned function is called is one step, however long it takes. */
  gesture(): () => void {
    const manager = this.manager
    if (!manager) return () => undefined
    const timeout = manager.captureTimeout
    manager.stopCapturing()
    manager.captureTimeout = Number.POSITIVE_INFINITY
    return () => {
      manager.captureTimeout = timeout
      manager.stopCapturing()
    }
  }

  /**
   * Takes back the last step. A card that this person made, and in which others have written since,
   * stays with what they wrote.
   */
  undo = (): boolean => {
    const { manager, doc } = this
    if (!manager || !doc) return false
    const before = new Set<HistoryStep>(manager.undoStack)
    this.spared = entriesOthersWroteIn(doc, manager.undoStack)
    const undone = manager.undo() !== null
    // A step that changes nothing any more is passed over, so several may be gone.
    for (const step of manager.undoStack) before.delete(step)
    const kept = [...this.spared.values()].filter((step) => before.has(step)).length
    this.spared = new Map()
    if (kept > 0) for (const listener of [...this.keptListeners]) listener(kept)
    return undone
  }
  redo = (): boolean => this.manager?.redo() != null

  /** Tells how many cards have stayed at an undo because others wrote in them. */
  onKept = (listener: (cards: number) => void) => {
    this.keptListeners.add(listener)
    return () => {
      this.keptListeners.delete(listener)
    }
  }

  private publish = () => {
    const canUndo = this.manager?.canUndo() ?? false
    const canRedo = this.manager?.canRedo() ?? false
    const now = this.state.get()
    if (now.canUndo !== canUndo || now.canRedo !== canRedo) this.state.set({ canUndo, canRedo })
  }
}
