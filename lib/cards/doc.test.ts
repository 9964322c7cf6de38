import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardsRoot, ownHistory, relationsRoot } from '../boards/doc'
import { placeCards } from '../lenses/doc'
import { createRelations, readRelations } from '../relations/doc'
import type { RichTextNode } from '../rich-text/schema'
import {
  beforeUnknown,
  bodyIsKnown,
  cardBody,
  cardTitle,
  changeTitle,
  createCards,
  deleteCards,
  moveCards,
  observeCards,
  readCards,
  setCardField,
  setCardType,
} from './doc'
import type { NewCard } from './schema'

const origin = { source: 'canvas' } as const

function card(id: string, more: Partial<NewCard> = {}): NewCard {
  return { id, type: 'driver', at: [0, 0], createdAt: 1, title: `Card ${id}`, ...more }
}

function board(...ids: string[]): Y.Doc {
  const doc = new Y.Doc()
  createCards(
    doc,
    ids.map((id) => card(id)),
    { source: 'seed' },
  )
  return doc
}

test('a card that is deleted takes its relations and placements with it, and undo brings all back', () => {
  const doc = board('a', 'b', 'c')
  createRelations(
    doc,
    [
      { id: 'r1', from: 'a', to: 'b', type: 'leads-to', polarity: '+', strength: 1 },
      { id: 'r2', from: 'b', to: 'c', type: 'enables', polarity: '-', strength: 3 },
    ],
    { source: 'seed' },
  )
  placeCards(doc, [{ card: 'a', lens: 'diamond', zone: 'demand' }], { source: 'seed' })
  const history = ownHistory(doc)
  const before = doc.toJSON()

  deleteCards(doc, ['a'], origin)
  expect(readCards(doc).cards.map(({ id }) => id)).toEqual(['b', 'c'])
  expect(readRelations(doc).relations.map(({ id }) => id)).toEqual(['r2'])
  expect(doc.getMap('placements').size).toBe(0)

  history.undo()
  expect(doc.toJSON()).toEqual(before)
})

test('undo takes back what this client did and leaves what others did', () => {
  const mine = board('a')
  const theirs = new Y.Doc()
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
  const history = ownHistory(mine)

  moveCards(mine, [{ id: 'a', at: [50, 50] }], origin)
  const title = cardTitle(theirs, 'a')
  if (!title) throw new Error('no title')
  changeTitle(title, { index: 0, remove: 4, insert: 'Page' }, origin)
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), { source: 'canvas' })

  history.undo()
  expect(readCards(mine).cards[0]).toMatchObject({ title: 'Page a', at: [0, 0] })
  expect(history.undo()).toBeNull()
})

test('what an editor writes under its own origin is undone with the rest', () => {
  const doc = board('a')
  const editor = Symbol('editor')
  const history = ownHistory(doc, [editor])
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('more')])
    cardBody(doc, 'a')?.insert(0, [paragraph])
  }, editor)
  expect(readCards(doc).cards[0]?.body).toBe('more')
  history.undo()
  expect(readCards(doc).cards[0]?.body).toBe('')
})

test('SYNC-26 a body may be edited when an editor knows all of it; anything else is kept from it', () => {
  const doc = board('plain', 'rich', 'block', 'mark', 'attribute', 'loose', 'embed', 'astray')
  const put = (id: string, node: Y.XmlElement | Y.XmlText) => cardBody(doc, id)?.insert(0, [node])
  const paragraph = (text: Y.XmlText) => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [text])
    return element
  }
  put('plain', paragraph(new Y.XmlText('words')))
  const bold = new Y.XmlText('words')
  put('rich', paragraph(bold))
  bold.format(0, 5, { bold: {} })
  put('rich', new Y.XmlElement('bulletList'))
  put('block', new Y.XmlElement('heading'))
  const marked = new Y.XmlText('words')
  put('mark', paragraph(marked))
  marked.format(0, 5, { highlight: {} })
  const aligned = paragraph(new Y.XmlText('words'))
  aligned.setAttribute('align', 'right')
  put('attribute', aligned)
  put('loose', new Y.XmlText('words'))
  const embed = new Y.XmlText('')
  put('embed', paragraph(embed))
  embed.insertEmbed(0, { image: 'x' })
  put('astray', new Y.XmlElement('listItem'))

  for (const id of ['plain', 'rich']) expect(bodyIsKnown(doc, id), id).toBe(true)
  for (const id of ['block', 'mark', 'attribute', 'loose', 'embed', 'astray', 'missing']) {
    expect(bodyIsKnown(doc, id), id).toBe(false)
  }
})

test('a body that is more than plain words is read with its marks and lists, and made from them', () => {
  const rich: RichTextNode[] = [
    { type: 'paragraph', content: [{ type: 'text', text: 'So', marks: [{ type: 'bold' }] }] },
    {
      type: 'orderedList',
      attrs: { start: 3 },
      content: [
        {
          type: 'listItem',
          content: [
            {
              type: 'paragraph',
              content: [
                {
                  type: 'text',
                  text: 'see',
                  marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }],
                },
              ],
            },
          ],
        },
      ],
    },
  ]
  const doc = new Y.Doc()
  createCards(doc, [card('a', { rich, body: 'unused' })], origin)
  expect(readCards(doc).cards[0]).toMatchObject({ body: 'So\nsee', rich })
  expect(bodyIsKnown(doc, 'a')).toBe(true)
})

test('blocks that no editor knows are made as plain words, and a harmful link as its words', () => {
  const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } } as const
  const doc = new Y.Doc()
  createCards(
    doc,
    [
      card('a', { rich: [{ type: 'listItem' }], body: 'kept' }),
      card('b', {
        rich: [{ type: 'paragraph', content: [{ type: 'text', text: 'click', marks: [link] }] }],
      }),
    ],
    origin,
  )
  const [a, b] = readCards(doc).cards
  expect(a).toMatchObject({ body: 'kept' })
  expect(b).toMatchObject({ body: 'click' })
  expect(b).not.toHaveProperty('rich')
})

test('fields of a type stand each on its own, and a change of type loses none', () => {
  const doc = board('a')
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  setCardField(doc, 'a', { field: 'speed', value: 'slow' }, origin)
  setCardField(other, 'a', { field: 'direction', value: 'rising' }, origin)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  setCardType(doc, 'a', 'note', origin)
  expect(readCards(doc).cards[0]?.fields).toEqual({ speed: 'slow', direction: 'rising' })

  setCardField(doc, 'a', { field: 'speed', value: undefined }, origin)
  setCardField(doc, 'a', { field: 'direction', value: undefined }, origin)
  expect(readCards(doc).cards[0]).not.toHaveProperty('fields')
})

test('an odd value under a field hides no other field', () => {
  const doc = board('a')
  const entry = cardsRoot(doc).get('a')
  entry?.set('field:speed', { not: 'a value' })
  entry?.set('field:Bad Id', 'x')
  entry?.set('field:direction', 'rising')
  entry?.set('field:newer', 3)
  expect(readCards(doc).cards[0]?.fields).toEqual({ direction: 'rising', newer: 3 })
})

test('observers hear once a transaction which cards changed, at any depth', () => {
  const doc = board('a', 'b', 'c')
  const heard: string[][] = []
  const stop = observeCards(doc, (ids) => heard.push([...ids].sort()))

  doc.transact(() => {
    cardTitle(doc, 'a')?.insert(0, 'x')
    moveCards(doc, [{ id: 'b', at: [1, 1] }], origin)
    cardsRoot(doc).delete('c')
  })
  expect(heard).toEqual([['a', 'b', 'c']])

  relationsRoot(doc).set('r', new Y.Map())
  stop()
  moveCards(doc, [{ id: 'a', at: [2, 2] }], origin)
  expect(heard).toHaveLength(1)
})

test('SYNC-2 a card that is moved often stays three structs', () => {
  const doc = board('a')
  const before = Y.encodeStateAsUpdate(doc).length
  for (let step = 0; step < 500; step += 1) moveCards(doc, [{ id: 'a', at: [step, step] }], origin)
  expect(Y.encodeStateAsUpdate(doc).length - before).toBeLessThan(60)
})

test('SYNC-26 who is bound to a body lets go before a change that it does not know', () => {
  const doc = board('a')
  const body = cardBody(doc, 'a')
  if (!body) throw new Error('no body')
  const heard: string[] = []
  body.observeDeep(() => heard.push('editor'))
  beforeUnknown(body, () => heard.push('let go'))
  body.insert(0, [new Y.XmlElement('paragraph')])
  expect(heard).toEqual(['editor'])
  body.insert(0, [new Y.XmlElement('heading')])
  expect(heard).toEqual(['editor', 'let go', 'editor'])
  body.insert(0, [new Y.XmlElement('heading')])
  expect(heard.filter((who) => who === 'let go')).toHaveLength(1)
})
