import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** Content of a struct without neighbours, in update format V1. */
const STRING = 4

const text = fc.oneof(
  fc.constantFrom('', 'kelp', 'a\0b', '\0', '\ud800', 'x\udc00y', '__proto__', 'constructor', '😀'),
  fc.string({ maxLength: 8 }),
)
const number = fc.oneof(
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0, 1.5, 1e12, 2 ** 31, -1, 1, 3),
  fc.double(),
)
const point = fc.tuple(fc.oneof(fc.constant(1), number), fc.oneof(fc.constant(2), number))
const anything = fc.oneof(
  text,
  number,
  point,
  fc.array(text),
  fc.dictionary(fc.constantFrom('en', 'nb', 'a\0'), text, { noNullPrototype: true }),
)

/** Shared types belong to one document, so each is made anew. */
const shared: fc.Arbitrary<() => unknown> = fc.oneof(
  text.map((words) => () => new Y.Text(words)),
  text.map((words) => () => new Y.XmlText(words)),
  text.map((words) => () => richText(words)),
  fc.integer({ min: 1, max: 50 }).map((depth) => () => nested(depth)),
)

function richText(words: string): Y.XmlFragment {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  const fragment = new Y.XmlFragment()
  fragment.insert(0, [paragraph])
  return fragment
}

function nested(depth: number): Y.Map<unknown> {
  const entry = new Y.Map<unknown>()
  if (depth > 1) entry.set('at', nested(depth - 1))
  return entry
}

const id = fc.constantFrom(
  'kelp',
  'cod',
  'a\0',
  '\ud800',
  'kelp:swot',
  'kelp:s\0',
  'a:b:c',
  '',
  '__proto__',
)
const field = fc.oneof(
  fc.constantFrom('title', 'body', 'place', 'tags', 'poles', 'otherTitles', 'source', 'createdAt'),
  fc.constantFrom('from', 'to', 'channel', 'strength', 'zone', 'at', 'type', '__proto__'),
)
const meaningful = fc.constantFrom<Record<string, unknown>>(
  { type: 'driver', at: [1, 2], createdAt: 1 },
  { from: 'kelp', to: 'cod', type: 'pressures', polarity: '+', strength: 2 },
  { zone: 'here' },
  { title: 'Harbour', at: [1, 2], size: [300, 200] },
)
const plain: fc.Arbitrary<() => unknown> = anything.map((value) => () => value)
const entry: fc.Arbitrary<() => unknown> = fc.oneof(
  plain,
  fc
    .tuple(meaningful, fc.array(fc.tuple(field, fc.oneof(plain, shared)), { maxLength: 5 }))
    .map(([fields, others]) => () => {
      const made = new Y.Map<unknown>(Object.entries(fields))
      for (const [key, value] of others) made.set(key, value())
      return made
    }),
)

/** One change by somebody who writes whatever the format lets them. */
export const hostileUpdate: fc.Arbitrary<Uint8Array> = fc
  .record({
    schema: fc.option(anything, { nil: undefined }),
    entries: fc.array(
      fc.tuple(fc.constantFrom('cards', 'relations', 'placements', 'frames'), id, entry),
      {
        maxLength: 8,
      },
    ),
  })
  .map(({ schema, entries }) => {
    const doc = new Y.Doc()
    if (schema !== undefined) doc.getMap('meta').set('schema', schema)
    for (const [root, key, what] of entries) doc.getMap(root).set(key, what())
    return Y.encodeStateAsUpdate(doc)
  })

/**
 * Changes of as many authors at one place: quickly made, and built by looking at all authors before
 * for each one, seconds at 8000.
 */
export function slowUpdates(authors: number): Uint8Array[] {
  return Array.from({ length: authors }, (_, author) => {
    const encoder = encoding.createEncoder()
    for (const number of [1, 1, author + 1, 0, STRING, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, 'cards')
    encoding.writeVarString(encoder, 'a')
    encoding.writeVarUint(encoder, 0)
    return encoding.toUint8Array(encoder)
  })
}
