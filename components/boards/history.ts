import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { ownHistory } from '@/lib/boards/doc'
import { createStore } from './store'

export type HistoryState = { canUndo: boolean; canRedo: boolean }

/** Undo and redo of one's own changes, over whichever document the board follows. */
export class History {
  readonly state = createStore<HistoryState>({ canUndo: false, canRedo: false })
  private manager: Y.UndoManager | null = null

  follow(doc: Y.Doc): void {
    this.manager?.destroy()
    this.manager = ownHistory(doc, [ySyncPluginKey])
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

  undo = (): boolean => this.manager?.undo() != null
  redo = (): boolean => this.manager?.redo() != null

  private publish = () => {
    const canUndo = this.manager?.canUndo() ?? false
    const canRedo = this.manager?.canRedo() ?? false
    const now = this.state.get()
    if (now.canUndo !== canUndo || now.canRedo !== canRedo) this.state.set({ canUndo, canRedo })
  }
}
