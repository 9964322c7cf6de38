import fc from 'fast-check'
import * as Y from 'yjs'
import { createCards } from '../cards/doc'
import type { NewCard } from '../cards/schema'
import { CARD_TYPE_IDS, EVIDENCE, KNOWLEDGE_STARTS, STEEP, SYSTEM_LAYERS } from '../cards/types'
import { createFrames } from '../frames/doc'
import type { Frame } from '../frames/schema'
import { placeCards } from '../lenses/doc'
import type { Placement } from '../lenses/schema'
import { SECTORS } from '../parties/types'
import { createRelations } from '../relations/doc'
import type { Relation } from '../relations/schema'
import { POLARITIES, RELATION_TYPE_IDS, STRENGTHS } from '../relations/types'
import type { RichTextNode } from '../rich-text/schema'

export const emptyAbout = {
  title: 'Tides',
  initiative: '',
  place: '',
  outOfScope: '',
  boundaryStrategy: '',
  horizonYear: null,
}

/** Any words, with half characters, marks that combine, and what programs trip over. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '=1+1',
    '\0',
    '\ud800',
    ' space ',
    '\r\n',
    '__proto__',
    'ﷺ',
    '👩‍👩‍👧‍👦',
    'a\u0301',
    '\u202e',
  ),
)
const number = fc.integer({ min: -1_000_000, max: 1_000_000 })
const point = fc.tuple(number, number)
const share = fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true })
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const bold = { type: 'text', text: 'bold', marks: [{ type: 'bold' }] } as const
const paragraph = fc
  .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.boolean())
  .map(([text, marked]): RichTextNode => {
    const plain = { type: 'text', text } as const
    const content = marked ? [plain, { ...bold, marks: [...bold.marks] }] : [plain]
    return { type: 'paragraph', content }
  })
const rich = fc.array(
  fc.oneof(
    paragraph,
    fc.array(paragraph, { minLength: 1, maxLength: 3 }).map(
      (items): RichTextNode => ({
        type: 'bulletList',
        content: items.map((item) => ({ type: 'listItem', content: [item] })),
      }),
    ),
  ),
  { minLength: 1, maxLength: 4 },
)

const card: fc.Arbitrary<Omit<NewCard, 'id'>> = fc.record({
  type: fc.constantFrom(...CARD_TYPE_IDS),
  at: point,
  createdAt: fc.nat(),
  title: words,
  body: fc.oneof(
    words,
    fc.array(words).map((lines) => lines.join('\n')),
  ),
  sector: optional(fc.constantFrom(...SECTORS)),
  place: optional(words),
  asOf: optional(fc.constantFrom('2005', '2005-09', '2005-09-20')),
  evidence: optional(fc.constantFrom(...EVIDENCE)),
  steep: optional(fc.constantFrom(...STEEP)),
  poles: optional(fc.tuple(words, words)),
  tags: optional(fc.array(words, { maxLength: 5 })),
  source: optional(words),
  systemLayer: optional(fc.constantFrom(...SYSTEM_LAYERS)),
  knowledgeStart: optional(fc.constantFrom(...KNOWLEDGE_STARTS)),
  locked: optional(fc.constant(true)),
  z: optional(fc.integer({ min: -1_000_000, max: 1_000_000 })),
  links: optional(
    fc.array(fc.record({ url: fc.webUrl(), label: words }, { noNullPrototype: true }), {
      maxLength: 3,
    }),
  ),
  fields: optional(
    fc.dictionary(
      fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
      fc.oneof(fc.constantFrom('high', 'card-1'), fc.integer()),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
  rich: optional(rich),
  otherTitles: optional(
    fc.record({ en: words, nb: words }, { requiredKeys: [], noNullPrototype: true }),
  ),
})

const relation: fc.Arbitrary<Omit<Relation, 'id' | 'from' | 'to'>> = fc.record({
  type: fc.constantFrom(...RELATION_TYPE_IDS),
  polarity: fc.constantFrom(...POLARITIES),
  strength: fc.constantFrom(...STRENGTHS),
  channel: optional(words),
})

const side = fc.integer({ min: 80, max: 5_000 })
const frame: fc.Arbitrary<Omit<Frame, 'id'>> = fc.record({
  title: words,
  at: point,
  size: fc.tuple(side, side),
  locked: optional(fc.constant(true)),
})

const where = fc.oneof(
  fc.record({ zone: fc.constantFrom('firm', 'low:high', 'now:social', 'step/part:card-0') }),
  fc.record({ at: fc.tuple(share, share) }),
)

const origin = { source: 'canvas' } as const
const LENSES = ['triple-helix', 'impact-uncertainty', 'own-1']

/** Documents as people could have written them, with relations and placements of cards that are gone. */
export const anyBoard: fc.Arbitrary<Y.Doc> = fc
  .record({
    cards: fc.array(card, { maxLength: 8 }),
    relations: fc.array(fc.tuple(fc.nat(9), fc.nat(9), relation), { maxLength: 8 }),
    placements: fc.array(fc.tuple(fc.nat(9), fc.constantFrom(...LENSES), where), { maxLength: 8 }),
    frames: fc.array(frame, { maxLength: 3 }),
  })
  .map(({ cards, relations, placements, frames }) => {
    const doc = new Y.Doc()
    createCards(
      doc,
      cards.map((one, index) => ({ ...one, id: `card-${index}` })),
      origin,
    )
    createFrames(
      doc,
      frames.map((one, index) => ({ ...one, id: `frame-${index}` })),
      origin,
    )
    createRelations(
      doc,
      relations.map(([from, to, one], index) => ({
        ...one,
        id: `relation-${index}`,
        from: `card-${from}`,
        to: `card-${to}`,
      })),
      origin,
    )
    placeCards(
      doc,
      placements.map(([of, lens, at]): Placement => ({ card: `card-${of}`, lens, ...at })),
      origin,
    )
    return doc
  })
