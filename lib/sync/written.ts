import * as Y from 'yjs'
import { cleanText, isClean } from './content'

/** Consecutive clocks of one client, `[from, to)`. */
export type Clocks = { client: number; from: number; to: number }

/** What somebody wrote, and what they deleted of anybody's. */
export type Clockwork = { inserted: Clocks[]; deleted: Clocks[] }

export type Change = {
  /** Root of the document, such as `cards`, and the key in it; `null` in roots that are one text. */
  root: string
  id: string | null
  change: 'added' | 'changed' | 'removed'
  /** Fields that were touched, such as `at` or `title`. */
  fields: string[]
  /** Whether it is in the document now. */
  stands: boolean
}

/** What somebody's writing is in the document as it stands now. */
export type Written = {
  changes: Change[]
  /** How many more there were than the hundred that are told. */
  moreChanges: number
  /** Words that still stand, piece by piece where they are apart; up to a thousand characters. */
  words: string[]
  /** How much of it has been deleted since, in characters and values. */
  deletedSince: number
}

const MOST_CHANGES = 100
const MOST_CHARACTERS = 1_000
const LONGEST_KEY = 200

/** The clocks that updates write and those that they delete, in order and joined where they adjoin. */
export function clocksIn(updates: readonly Uint8Array[]): Clockwork {
  const [inserted, deleted]: [Clocks[], Clocks[]] = [[], []]
  for (const update of updates) {
    const { structs, ds } = Y.decodeUpdate(update)
    for (const { id, length } of structs) {
      inserted.push({ client: id.client, from: id.clock, to: id.clock + length })
    }
    for (const [client, ranges] of ds.clients) {
      for (const { clock, len } of ranges) deleted.push({ client, from: clock, to: clock + len })
    }
  }
  return { inserted: joined(inserted), deleted: joined(deleted) }
}

function joined(clocks: readonly Clocks[]): Clocks[] {
  const sorted = clocks.toSorted((a, b) => a.client - b.client || a.from - b.from)
  const runs: Clocks[] = []
  for (const next of sorted) {
    const last = runs.at(-1)
    if (last?.client === next.client && last.to >= next.from) last.to = Math.max(last.to, next.to)
    else runs.push({ ...next })
  }
  return runs
}

/**
 * Tells what clocks are in a document whose garbage has been collected. What has been deleted since
 * is counted and not told: deleting must mean something. Nothing in the document makes this throw.
 */
export function tellWritten(doc: Y.Doc, clockwork: Clockwork): Written {
  return tellingOf(doc, clockwork).told
}

/** Every entry of the document that clocks touch, without what was written in it. */
export function touchedBy(doc: Y.Doc, clockwork: Clockwork): Change[] {
  return tellingOf(doc, clockwork).changes
}

function tellingOf(doc: Y.Doc, { inserted, deleted }: Clockwork): Telling {
  const telling = new Telling()
  for (const clocks of inserted) for (const part of partsOf(doc, clocks)) telling.inserted(part)
  for (const clocks of deleted) for (const part of partsOf(doc, clocks)) telling.deleted(part)
  return telling
}

/** `item` is `null` where what was there has been collected; `from` and `to` count within it. */
type Part = { item: Y.Item | null; from: number; to: number }

function* partsOf(doc: Y.Doc, { client, from, to }: Clocks): Generator<Part> {
  const structs = doc.store.clients.get(client) ?? []
  if (from >= Y.getState(doc.store, client)) return
  let at = Y.findIndexSS(structs, from)
  for (let struct = structs[at]; struct && struct.id.clock < to; struct = structs[++at]) {
    yield {
      item: struct instanceof Y.Item ? struct : null,
      from: Math.max(0, from - struct.id.clock),
      to: Math.min(struct.length, to - struct.id.clock),
    }
  }
}

type Place = {
  root: string
  id: string | null
  field: string | null
  /** Whether the item is what stands under the key, rather than something in it. */
  isEntry: boolean
  stands: boolean
}

/** Where in the document something is; `null` when its container has been collected. */
function placeOf(item: Y.Item): Place | null {
  let [inner, outer]: [Y.Item | null, Y.Item] = [null, item]
  for (;;) {
    const { parent } = outer
    if (!(parent instanceof Y.AbstractType)) return null
    if (!parent._item) {
      const id = outer.parentSub
      const stands = id === null || parent._map.get(id)?.deleted === false
      const field = inner?.parentSub ?? null
      return { root: Y.findRootTypeKey(parent), id, field, isEntry: inner === null, stands }
    }
    inner = outer
    outer = parent._item
  }
}

const isTellable = (key: string | null): boolean =>
  key === null || (key.length <= LONGEST_KEY && isClean(key))

class Telling {
  readonly #changes = new Map<string, Change>()
  readonly #words: string[] = []
  #characters = 0
  #deletedSince = 0
  #before: { item: Y.Item; to: number } | null = null

  inserted({ item, from, to }: Part): void {
    if (!item || item.deleted) this.#deletedSince += to - from
    if (!item) return
    const place = placeOf(item)
    if (place) this.#note(place, place.isEntry && place.id !== null ? 'added' : 'changed')
    if (!item.deleted && item.content instanceof Y.ContentString) {
      this.#say(item, item.content.str.slice(from, to), { from, to })
    }
  }

  deleted({ item }: Part): void {
    const place = item && placeOf(item)
    if (place) this.#note(place, place.isEntry && !place.stands ? 'removed' : 'changed')
  }

  get changes(): Change[] {
    return [...this.#changes.values()]
  }

  get told(): Written {
    const { changes } = this
    return {
      changes: changes.slice(0, MOST_CHANGES),
      moreChanges: Math.max(0, changes.length - MOST_CHANGES),
      words: this.#words.map(cleanText),
      deletedSince: this.#deletedSince,
    }
  }

  #note({ root, id, field, stands }: Place, change: Change['change']): void {
    if (!isTellable(id) || !isTellable(field)) return
    const key = `${root}\0${id ?? ''}`
    const noted = this.#changes.get(key) ?? { root, id, change, fields: [], stands }
    if (change !== 'changed') noted.change = change
    if (field !== null && !noted.fields.includes(field)) noted.fields.push(field)
    this.#changes.set(key, noted)
  }

  #say(item: Y.Item, text: string, { from, to }: { from: number; to: number }): void {
    const said = text.slice(0, MOST_CHARACTERS - this.#characters)
    if (said === '') return
    const before = this.#before
    const follows =
      before?.item === item ? before.to === from : before?.item === item.left && from === 0
    if (before && follows) this.#words.push(`${this.#words.pop()}${said}`)
    else this.#words.push(said)
    this.#characters += said.length
    this.#before = { item, to }
  }
}
