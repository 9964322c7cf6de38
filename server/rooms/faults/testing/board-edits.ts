import * as Y from 'yjs'
import { cardsRoot } from '@/lib/boards/doc'
import {
  cardBody,
  cardTitle,
  changeTitle,
  createCards,
  deleteCards,
  moveCards,
  setCardDetail,
} from '@/lib/cards/doc'
import { placeCards } from '@/lib/lenses/doc'
import { createRelations } from '@/lib/relations/doc'
import type { Step } from './script'

type Edit = Extract<Step, { do: 'edit' }>

const ORIGIN = { source: 'canvas' } as const
const WORDS = ['tang ', 'tare ', 'havn', '😀', 'ålegress', 'x']

/** `a` and `b` choose what and where. */
type Place = { card: string; other: string; a: number; b: number }

const EDITS: Record<Exclude<Edit['what'], 'create'>, (doc: Y.Doc, place: Place) => void> = {
  type: (doc, { card, b }) => editTitle(doc, card, { remove: false, at: b }),
  erase: (doc, { card, b }) => editTitle(doc, card, { remove: true, at: b }),
  write: (doc, { card, b }) => writeBody(doc, card, b),
  move: (doc, { card, a, b }) => moveCards(doc, [{ id: card, at: [a, b] }], ORIGIN),
  delete: (doc, { card }) => deleteCards(doc, [card], ORIGIN),
  relate: (doc, { card, other, a }) => {
    const fields = { from: card, to: other, type: 'pressures', polarity: '+', strength: 2 } as const
    createRelations(doc, [{ id: `relation-${a % 5}`, ...fields }], ORIGIN)
  },
  place: (doc, { card, b }) => {
    placeCards(doc, [{ card, lens: 'swot', zone: word(b).trim() }], ORIGIN)
    setCardDetail(doc, card, { place: b % 3 === 0 ? undefined : word(b) }, ORIGIN)
  },
}

/** Changes a board as the page does. */
export function applyEdit(doc: Y.Doc, { what, a, b }: Edit): void {
  const ids = [...cardsRoot(doc).keys()].sort()
  const [card, other] = [ids[a % ids.length], ids[b % ids.length]]
  if (what !== 'create' && card !== undefined && other !== undefined) {
    EDITS[what](doc, { card, other, a, b })
    return
  }
  // Few names, so that people make the same card at once.
  const [id, title] = [`card-${a % 12}`, word(b)]
  createCards(doc, [{ id, title, type: 'driver', at: [a, b], createdAt: a }], ORIGIN)
}

const word = (n: number): string => WORDS[n % WORDS.length] ?? ''

function editTitle(
  doc: Y.Doc,
  card: string,
  { remove, at }: { remove: boolean; at: number },
): void {
  const title = cardTitle(doc, card)
  if (!title) return
  const index = at % (title.length + 1)
  const most = remove ? Math.min(3, title.length - index) : 0
  changeTitle(title, { index, remove: most, insert: remove ? '' : word(at) }, ORIGIN)
}

function writeBody(doc: Y.Doc, card: string, at: number): void {
  const body = cardBody(doc, card)
  if (!body) return
  const existing = body.length > 0 ? body.get(at % body.length) : undefined
  const text = existing instanceof Y.XmlElement ? existing.firstChild : undefined
  if (text instanceof Y.XmlText && at % 2 === 0) {
    text.insert(at % (text.length + 1), word(at))
    if (at % 5 === 0 && text.length > 2) text.format(0, 2, { bold: true })
  } else {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(word(at))])
    body.insert(at % (body.length + 1), [paragraph])
  }
}
