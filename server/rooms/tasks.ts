/** Work that is under way, so that whoever ends the database's connections can wait for it. */
export class Tasks {
  readonly #running = new Set<Promise<unknown>>()

  track<T>(task: Promise<T>): Promise<T> {
    const quiet = task.catch(() => undefined).finally(() => this.#running.delete(quiet))
    this.#running.add(quiet)
    return task
  }

  /** Resolves when nothing is under way, also nothing that was begun meanwhile. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running)
  }
}
