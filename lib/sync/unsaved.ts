import * as Y from 'yjs'
import { cardsRoot, type Entry } from '../boards/doc'
import { readCard } from '../cards/doc'
import type { Card } from '../cards/schema'
import { textIn } from './unsaved-text'

/** A card with something on it that has not been saved, as it stood on the page. */
export type UnsavedCard = Card & { isNew: boolean }

/** What has not been saved, for people to read. */
export type Unsaved = {
  cards: UnsavedCard[]
  /** Words that stand on no card, or on none any more; a line for each place. */
  text: string
  /** Whether there were changes without words: moves, types, relations. */
  others: boolean
}

/** The fields of a card that a person would not call its words. */
const WORDLESS = new Set(['at', 'type', 'createdAt', 'sector', 'evidence', 'steep'])

/**
 * Reads what an update adds to a document that already holds it. Cards come whole, since a few
 * letters out of a title mean nothing; words whose card is gone come as text.
 */
export function readUnsaved(doc: Y.Doc, update: Uint8Array): Unsaved {
  // A document that nobody has read yet has no types at its roots, only places for them.
  const root = cardsRoot(doc)
  const touched = new Map<string, Touched>()
  const homeless = new Set<string>()
  let others = false
  for (const { id, content } of Y.decodeUpdate(update).structs.filter(isItem)) {
    const place = placeOf(id, root)
    if (place === 'gone') homeless.add(nameOf(id))
    else if (place === 'elsewhere') {
      if (content instanceof Y.ContentString) homeless.add(nameOf(id))
      else others = true
    } else if (place !== 'taken back') {
      const card = touched.get(place.card) ?? { isNew: false, hasWords: false, structs: [] }
      if (place.field === null) card.isNew = true
      else if (!WORDLESS.has(place.field)) card.hasWords = true
      card.structs.push(nameOf(id))
      touched.set(place.card, card)
    }
  }
  const cards: UnsavedCard[] = []
  for (const [id, { isNew, hasWords, structs }] of touched) {
    const card = readCard(doc, id)
    if (!isNew && !hasWords) others = true
    else if (card) cards.push({ ...card, isNew })
    else for (const struct of structs) homeless.add(struct)
  }
  return { cards, text: textIn(update, (id) => homeless.has(nameOf(id))), others }
}

type Touched = { isNew: boolean; hasWords: boolean; structs: string[] }

const nameOf = ({ client, clock }: Y.ID) => `${client}:${clock}`

const isItem = (struct: unknown): struct is Y.Item => struct instanceof Y.Item

type Place = { card: string; field: string | null } | 'gone' | 'elsewhere' | 'taken back'

/** Where in the document a struct stands; `field` is null for the card itself. */
function placeOf({ client, clock }: Y.ID, root: Y.Map<Entry>): Place {
  const structs = root.doc?.store.clients.get(client)
  const last = structs?.at(-1)
  if (!structs || !last || clock >= last.id.clock + last.length) return 'gone'
  const struct = structs[Y.findIndexSS(structs, clock)]
  if (!(struct instanceof Y.Item)) return 'gone'
  if (struct.deleted) return 'taken back'
  const keys: (string | null)[] = []
  for (let item: Y.Item | null = struct; item; ) {
    keys.push(item.parentSub)
    const parent: unknown = item.parent
    if (!(parent instanceof Y.AbstractType)) return 'gone'
    if (!parent._item && parent !== root) return 'elsewhere'
    item = parent._item
  }
  const [card = null, field = null] = keys.reverse()
  return card === null ? 'elsewhere' : { card, field }
}

/** Whether there is anything in it that a person could read. */
export function hasWords({ cards, text }: Unsaved): boolean {
  return cards.length > 0 || text !== ''
}

/** Everything as one text, to be copied. */
export function unsavedAsText({ cards, text }: Unsaved): string {
  const parts = cards.map(({ title, body }) => [title, body].filter(Boolean).join('\n'))
  return [...parts, text].filter(Boolean).join('\n\n')
}

/** Two notes as one; of a card that is in both, the later stays. */
export function joinUnsaved(earlier: Unsaved, later: Unsaved): Unsaved {
  const again = new Set(later.cards.map(({ id }) => id))
  const lines = new Set([...earlier.text.split('\n'), ...later.text.split('\n')])
  return {
    cards: [...earlier.cards.filter(({ id }) => !again.has(id)), ...later.cards],
    text: [...lines].filter(Boolean).join('\n'),
    others: earlier.others || later.others,
  }
}
