/** Listeners by key, so that a change of one thing wakes only those who look at it. */
export class Signals {
  private readonly byKey = new Map<string, Set<() => void>>()

  on(key: string, listener: () => void): () => void {
    const listeners = this.byKey.get(key) ?? new Set()
    this.byKey.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) this.byKey.delete(key)
    }
  }

  emit(key: string): void {
    for (const listener of [...(this.byKey.get(key) ?? [])]) listener()
  }
}
