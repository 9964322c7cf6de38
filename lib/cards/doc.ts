import * as Y from 'yjs'
import {
  type ChangeOrigin,
  cardsRoot,
  type Entry,
  observeEntries,
  placementsRoot,
  relationsRoot,
} from '../boards/doc'
import { isPlain } from '../rich-text/rules'
import { cleaned, cleanText, plainFields, readEntry } from '../sync/content'
import {
  plainText,
  readKnownRichText,
  readRichText,
  richTextFrom,
  richTextFromNodes,
} from '../sync/rich-text'
import {
  CARD_LIMITS,
  type Card,
  type CardDetail,
  cardFieldsSchema,
  type FieldValue,
  fieldIdSchema,
  fieldValueSchema,
  type NewCard,
  type Point,
} from './schema'
import type { CardType } from './types'

/** Writes new cards in one change. Ids and times come in; an id that exists is replaced. */
export function createCards(doc: Y.Doc, cards: readonly NewCard[], origin: ChangeOrigin): void {
  doc.transact(() => {
    for (const { id, title, body = '', rich, fields = {}, ...plain } of cards) {
      const entry: Entry = new Y.Map()
      for (const [key, value] of Object.entries(plain)) {
        if (value !== undefined) entry.set(key, value)
      }
      for (const [field, value] of Object.entries(fields)) entry.set(fieldKey(field), value)
      entry.set('title', new Y.Text(title))
      entry.set('body', bodyFrom({ body, rich }))
      cardsRoot(doc).set(id, entry)
    }
  }, origin)
}

/** A text that is longer than an editor would let it grow is made of its plain words. */
function bodyFrom({ body, rich }: { body: string; rich: NewCard['rich'] }): Y.XmlFragment {
  const fits = rich !== undefined && plainText(rich).length <= CARD_LIMITS.body
  return (fits ? richTextFromNodes(rich) : null) ?? richTextFrom(body)
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

/** Changes to the common fields; `undefined` empties one. Fields of types have `setCardField`. */
export type DetailChange = {
  [Key in keyof Omit<CardDetail, 'fields'>]: CardDetail[Key] | undefined
}

export function setCardDetail(
  doc: Y.Doc,
  id: string,
  detail: DetailChange,
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

/** Sets a field of the card's type, each on its own so that people fill in several at once. */
export function setCardField(
  doc: Y.Doc,
  id: string,
  { field, value }: { field: string; value: FieldValue | undefined },
  origin: ChangeOrigin,
): void {
  doc.transact(() => {
    const entry = cardsRoot(doc).get(id)
    if (value === undefined) entry?.delete(fieldKey(field))
    else entry?.set(fieldKey(field), value)
  }, origin)
}

const FIELD = 'field:'
const fieldKey = (field: string) => `${FIELD}${field}`

/** Whatever stands under the keys of fields and can be shown; one odd value does not hide others. */
function fieldsIn(plain: Readonly<Record<string, unknown>>): Pick<Card, 'fields'> {
  const found: [string, FieldValue][] = []
  for (const [key, raw] of Object.entries(plain)) {
    if (!key.startsWith(FIELD)) continue
    const field = fieldIdSchema.safeParse(key.slice(FIELD.length))
    const value = fieldValueSchema.safeParse(raw)
    if (field.success && value.success) found.push([field.data, value.data])
  }
  if (found.length === 0) return {}
  found.sort(([one], [other]) => (one < other ? -1 : 1))
  return { fields: Object.fromEntries(found.slice(0, CARD_LIMITS.fields)) }
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

/** Whether an editor may bind to a body: whether it knows all that stands there (SYNC-26). */
export function bodyIsKnown(doc: Y.Doc, id: string): boolean {
  const body = cardBody(doc, id)
  return body !== null && readKnownRichText(body) !== null
}

/**
 * Calls once when a body becomes more than our editors know, before any editor that is bound to it
 * hears of the change and deletes what it does not know (SYNC-26). Returns a function that stops it.
 */
export function beforeUnknown(body: Y.XmlFragment, listener: () => void): () => void {
  const { doc } = body
  const look = ({ changed }: Y.Transaction) => {
    if (![...changed.keys()].some((type) => isWithin(type, body)) || readKnownRichText(body)) return
    stop()
    listener()
  }
  const stop = () => doc?.off('beforeObserverCalls', look)
  doc?.on('beforeObserverCalls', look)
  return stop
}

type Part = { readonly parent: Part | null }

function isWithin(part: Part | null, whole: Part): boolean {
  return part !== null && (part === whole || isWithin(part.parent, whole))
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
    const plain = plainFields(entry)
    const fields = cardFieldsSchema.safeParse({ ...plain, ...fieldsIn(plain) })
    if (!fields.success) return null
    const body = cardBody(doc, id)
    const rich = body && richIn(body)
    return {
      ...cleaned(fields.data),
      id,
      title: cleanText(cardTitle(doc, id)?.toString() ?? ''),
      body: body ? cleanText(plainText(readRichText(body))) : '',
      ...(rich && { rich: cleaned(rich) }),
    }
  })
}

/** What plain words do not say of a body: its marks and lists, when our editors know them. */
function richIn(body: Y.XmlFragment): Card['rich'] | null {
  const nodes = readKnownRichText(body)
  return nodes && !isPlain(nodes) ? nodes : null
}

/** All cards that can be read, oldest first, and how many could not. */
export function readCards(doc: Y.Doc): { cards: Card[]; skipped: number } {
  const ids = [...cardsRoot(doc).keys()]
  const cards = ids.flatMap((id) => readCard(doc, id) ?? [])
  cards.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return { cards, skipped: ids.length - cards.length }
}
