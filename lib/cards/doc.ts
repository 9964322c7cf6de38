import * as Y from 'yjs'
import {
  type ChangeOrigin,
  cardsRoot,
  type Entry,
  observeEntries,
  placementsRoot,
  relationsRoot,
} from '../boards/doc'
import { cleaned, cleanText, plainFields, readEntry } from '../sync/content'
import { plainText, readRichText, richTextFrom } from '../sync/rich-text'
import { type Card, type CardDetail, cardFieldsSchema, type NewCard, type Point } from './schema'
import type { CardType } from './types'

/** Writes new cards in one change. Ids and times come in; an id that exists is replaced. */
export function createCards(doc: Y.Doc, cards: readonly NewCard[], origin: ChangeOrigin): void {
  doc.transact(() => {
    for (const { id, title, body = '', ...fields } of cards) {
      const entry: Entry = new Y.Map()
      for (const [key, value] of Object.entries(fields)) {
        if (value !== undefined) entry.set(key, value)
      }
      entry.set('title', new Y.Text(title))
      entry.set('body', richTextFrom(body))
      cardsRoot(doc).set(id, entry)
    }
  }, origin)
}

export function moveCards(
  doc: Y.Doc,
  moves: readonly { id: string; at: Point }[],
  origin: ChangeOrigin,
): void {
  doc.transact(() => {
    for (const { id, at } of moves) cardsRoot(doc).get(id)?.set('at', at)
  }, origin)
}

export function setCardType(doc: Y.Doc, id: string, type: CardType, origin: ChangeOrigin): void {
  doc.transact(() => cardsRoot(doc).get(id)?.set('type', type), origin)
}

/** Sets the given fields; `undefined` empties a field. */
export function setCardDetail(
  doc: Y.Doc,
  id: string,
  detail: { [Key in keyof CardDetail]: CardDetail[Key] | undefined },
  origin: ChangeOrigin,
): void {
  doc.transact(() => {
    const entry = cardsRoot(doc).get(id)
    if (!entry) return
    for (const [key, value] of Object.entries(detail)) {
      if (value === undefined) entry.delete(key)
      else entry.set(key, value)
    }
  }, origin)
}

/** A change of plain text: at `index`, `remove` characters go and `insert` comes. */
export type TextChange = { index: number; remove: number; insert: string }

export function changeTitle(title: Y.Text, change: TextChange, origin: ChangeOrigin): void {
  title.doc?.transact(() => {
    if (change.remove > 0) title.delete(change.index, change.remove)
    if (change.insert !== '') title.insert(change.index, change.insert)
  }, origin)
}

/** Removes cards together with the relations and placements that would hang in the air. */
export function deleteCards(doc: Y.Doc, ids: readonly string[], origin: ChangeOrigin): void {
  const gone = new Set(ids)
  doc.transact(() => {
    relationsRoot(doc).forEach((relation, key) => {
      if (gone.has(String(relation.get('from'))) || gone.has(String(relation.get('to')))) {
        relationsRoot(doc).delete(key)
      }
    })
    for (const key of [...placementsRoot(doc).keys()]) {
      if (gone.has(key.slice(0, key.indexOf(':')))) placementsRoot(doc).delete(key)
    }
    for (const id of gone) cardsRoot(doc).delete(id)
  }, origin)
}

/** The shared title of a card, for binding an input to it. */
export function cardTitle(doc: Y.Doc, id: string): Y.Text | null {
  const title = entryOf(doc, id)?.get('title')
  return title instanceof Y.Text ? title : null
}

/** The shared body of a card, for binding an editor to it. */
export function cardBody(doc: Y.Doc, id: string): Y.XmlFragment | null {
  const body = entryOf(doc, id)?.get('body')
  return body instanceof Y.XmlFragment ? body : null
}

/**
 * Whether an editor of plain paragraphs may bind to a body. An editor that does not know a node
 * deletes it from the shared document, even when it is not editable (SYNC-26).
 */
export function bodyIsPlain(doc: Y.Doc, id: string): boolean {
  return isPlain(cardBody(doc, id))
}

function isPlain(body: Y.XmlFragment | null): boolean {
  return body?.toArray().every(isPlainParagraph) ?? false
}

/**
 * Calls once when a body becomes more than plain paragraphs, before any editor that is bound to it
 * hears of the change and deletes what it does not know (SYNC-26). Returns a function that stops it.
 */
export function beforeNotPlain(body: Y.XmlFragment, listener: () => void): () => void {
  const { doc } = body
  const look = () => {
    if (isPlain(body)) return
    stop()
    listener()
  }
  const stop = () => doc?.off('beforeObserverCalls', look)
  doc?.on('beforeObserverCalls', look)
  return stop
}

function isPlainParagraph(node: unknown): boolean {
  return (
    node instanceof Y.XmlElement &&
    node.nodeName === 'paragraph' &&
    Object.keys(node.getAttributes()).length === 0 &&
    node.toArray().every(isPlainText)
  )
}

function isPlainText(node: unknown): boolean {
  if (!(node instanceof Y.XmlText)) return false
  const parts: { insert?: unknown; attributes?: unknown }[] = node.toDelta()
  return parts.every((part) => typeof part.insert === 'string' && !part.attributes)
}

/** Tells which cards have changed, once a transaction. Returns a function that stops it. */
export function observeCards(
  doc: Y.Doc,
  listener: (ids: ReadonlySet<string>, isOwn: boolean) => void,
): () => void {
  return observeEntries(cardsRoot(doc), listener)
}

function entryOf(doc: Y.Doc, id: string): Entry | null {
  const entry: unknown = cardsRoot(doc).get(id)
  return entry instanceof Y.Map ? entry : null
}

/** Reads one card; `null` when it is not there or its content has no meaning. */
export function readCard(doc: Y.Doc, id: string): Card | null {
  return readEntry(cardsRoot(doc), id, (entry) => {
    const fields = cardFieldsSchema.safeParse(plainFields(entry))
    if (!fields.success) return null
    const body = cardBody(doc, id)
    return {
      ...cleaned(fields.data),
      id,
      title: cleanText(cardTitle(doc, id)?.toString() ?? ''),
      body: body ? cleanText(plainText(readRichText(body))) : '',
    }
  })
}

/** All cards that can be read, oldest first, and how many could not. */
export function readCards(doc: Y.Doc): { cards: Card[]; skipped: number } {
  const ids = [...cardsRoot(doc).keys()]
  const cards = ids.flatMap((id) => readCard(doc, id) ?? [])
  cards.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return { cards, skipped: ids.length - cards.length }
}
