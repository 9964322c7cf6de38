import { mergeUpdates } from '@/lib/sync/merge'
import { type Id, type ReadUpdate, readUpdate } from './updates/update-reader'
import type { Queued, QueueEntry } from './write-queue'

/** As many entries become one; of those again as many, so that each is merged a few times at most. */
const WIDTH = 32
/** What has grown this large is left as it is. */
const LARGEST = 1024 * 1024

export type Merge<Author> = { gone: readonly QueueEntry<Author>[]; merged: QueueEntry<Author> }

const SEVERAL = Symbol('several')

/** Entries of one author that stand on nothing that others have waiting, by how often they were merged. */
type Run<Author> = QueueEntry<Author>[][]
/** From which clock a client id has something waiting, and whose it is. */
type Waiting<Author> = { from: number; by: Author | typeof SEVERAL }

/**
 * Keeps a long queue short (SYNC-13): what one author has waiting becomes one entry, which stands
 * where the first of them stood. What depends on others' waiting updates is not moved before them,
 * and takes along the bindings of its client ids: no row may hold words of nobody.
 */
export class Merging<Author> {
  readonly #roots: readonly string[]
  readonly #runs = new Map<Author, Run<Author>>()
  readonly #waiting = new Map<number, Waiting<Author>>()
  /** Entries that only bind, by the client ids they bind. */
  readonly #binding = new Map<number, QueueEntry<Author>>()

  constructor(roots: readonly string[]) {
    this.#roots = roots
  }

  /** Takes in the newest entry of the queue. Returns what becomes one because of it, in order. */
  add(entry: QueueEntry<Author>): Merge<Author>[] {
    const { author, update } = entry
    if (!update) {
      for (const client of entry.clients) this.#binding.set(client, entry)
      return []
    }
    const read = update.read()
    const isFree = !this.#needsOthers(read, author)
    this.#note(read, author)
    const { level } = entry
    let run = this.#runs.get(author)
    // Only neighbours may become one, so those merged more often stand in front.
    const isInOrder = run?.slice(0, level).every((entries) => entries.length === 0)
    if (!run || !isFree || !isInOrder || update.bytes.length > LARGEST) {
      run = []
      this.#runs.set(author, run)
    }
    at(run, level).push(entry)
    return this.#collapse(run, author)
  }

  #collapse(run: Run<Author>, author: Author): Merge<Author>[] {
    const merges: Merge<Author>[] = []
    for (let level = 0; at(run, level).length >= WIDTH; level++) {
      const gone = at(run, level).splice(0)
      const merged = mergeEntries(gone, this.#roots)
      if (!merged) {
        this.#runs.delete(author)
        break
      }
      const passed = this.#bindingsBehind(merged)
      const whole = {
        ...merged,
        clients: [merged, ...passed].flatMap(({ clients }) => clients),
      }
      merges.push({ gone: [...gone, ...passed], merged: whole })
      at(run, level + 1).push(whole)
    }
    return merges
  }

  /** What binds client ids of this entry and stands behind it; leaves its place. */
  #bindingsBehind({ position, update }: QueueEntry<Author>): QueueEntry<Author>[] {
    const behind = (update?.begins ?? []).flatMap(({ client }) => {
      const entry = this.#binding.get(client)
      return entry && entry.position > position ? entry : []
    })
    for (const { clients } of behind) for (const id of clients) this.#binding.delete(id)
    return [...new Set(behind)]
  }

  #needsOthers({ sections, deletes }: ReadUpdate, author: Author): boolean {
    const isOthers = ({ client, clock }: Id) => {
      const waiting = this.#waiting.get(client)
      return waiting !== undefined && waiting.by !== author && clock >= waiting.from
    }
    for (const [client, ranges] of deletes.entries()) {
      if (isOthers({ client, clock: (ranges.at(-1) ?? 0) - 1 })) return true
    }
    return sections.some(
      ({ client, clock, structs }) =>
        isOthers({ client, clock }) || structs.some(({ needs }) => needs.some(isOthers)),
    )
  }

  #note({ sections }: ReadUpdate, author: Author): void {
    for (const { client, clock } of sections) {
      const known = this.#waiting.get(client)
      if (!known) this.#waiting.set(client, { from: clock, by: author })
      else if (known.by !== author) {
        this.#waiting.set(client, { from: Math.min(known.from, clock), by: SEVERAL })
      }
    }
  }
}

function at<Author>(run: Run<Author>, level: number): QueueEntry<Author>[] {
  while (run.length <= level) run.push([])
  return run[level] ?? []
}

/** `null` when the whole would not be taken again, though each part of it was. */
function mergeEntries<Author>(
  entries: readonly QueueEntry<Author>[],
  roots: readonly string[],
): QueueEntry<Author> | null {
  const [first] = entries
  if (!first) return null
  const parts = entries.flatMap(({ update }) => update ?? [])
  const bytes = mergeUpdates(parts.map((part) => part.bytes))
  const deep = parts.flatMap((part) => part.read().deep)
  const result = readUpdate(bytes, roots)
  if (!result.ok) return null
  return {
    ...first,
    update: packed({ ...result.update, deep }, roots),
    clients: entries.flatMap(({ clients }) => clients),
    level: first.level + 1,
  }
}

/** An update as it came, which soon leaves again. */
export const queued = (update: ReadUpdate): Queued => ({
  bytes: update.bytes,
  begins: update.sections,
  read: () => update,
})

/** Structs as objects take many times the memory of their bytes, so they are read again when needed. */
export function packed(
  { bytes, sections, deep }: Pick<ReadUpdate, 'bytes' | 'sections' | 'deep'>,
  roots: readonly string[],
): Queued {
  return {
    bytes,
    begins: sections.map(({ client, clock }) => ({ client, clock })),
    read() {
      const result = readUpdate(bytes, roots)
      if (!result.ok) throw new Error(`what was merged does not read: ${result.reason}`)
      return { ...result.update, deep }
    },
  }
}
