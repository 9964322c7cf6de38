import * as Y from 'yjs'
import type { Editor } from './editor'
import type { Reader } from './readers'

/** Watches one real document for what the editors have sent, and how long each edit took. */
export class Arrivals {
  readonly #reader: Reader
  readonly #editors: readonly Editor[]
  /** For each editor, how many of its edits have arrived. */
  readonly #arrived: number[]
  milliseconds: number[] = []

  constructor(reader: Reader, editors: readonly Editor[]) {
    this.#reader = reader
    this.#editors = editors
    this.#arrived = editors.map(() => 0)
    reader.doc.on('update', () => this.#look(performance.now()))
  }

  get hasAll(): boolean {
    return this.#editors.every(({ sent }, at) => this.#arrived[at] === sent.length)
  }

  #look(now: number): void {
    this.#editors.forEach(({ client, sent }, at) => {
      const known = Y.getState(this.#reader.doc.store, client)
      let next = this.#arrived[at] ?? 0
      for (let edit = sent[next]; edit && edit.clock <= known; edit = sent[next]) {
        this.milliseconds.push(now - edit.at)
        next += 1
      }
      this.#arrived[at] = next
    })
  }
}
