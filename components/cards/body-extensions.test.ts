import { getSchema } from '@tiptap/core'
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isWellFormed } from '@/lib/rich-text/rules'
import { type RichTextNode, richTextNodeSchema } from '@/lib/rich-text/schema'
import { readKnownRichText, richTextFromNodes } from '@/lib/sync/rich-text'
import { BODY_CONTENT } from './body-extensions'

const schema = getSchema([...BODY_CONTENT])

const words = (text: string, marks?: ('bold' | 'italic')[]): RichTextNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks && { marks: marks.map((type) => ({ type })) }) }],
})

const everything: RichTextNode[] = [
  words('plain'),
  words('both', ['bold', 'italic']),
  { type: 'paragraph' },
  {
    type: 'paragraph',
    content: [
      {
        type: 'text',
        text: 'there',
        marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }],
      },
    ],
  },
  {
    type: 'orderedList',
    attrs: { start: 4 },
    content: [
      {
        type: 'listItem',
        content: [
          words('first'),
          { type: 'bulletList', content: [{ type: 'listItem', content: [words('nested')] }] },
        ],
      },
    ],
  },
]

test('SYNC-26 the editor takes all that counts as known, and what it writes counts as known', () => {
  expect(isWellFormed(everything)).toBe(true)
  const doc = schema.nodeFromJSON({ type: 'doc', content: everything })
  doc.check()
  const written: unknown = doc.toJSON().content
  expect(richTextNodeSchema.array().parse(written)).toEqual(everything)
})

test('SYNC-26 the editor has no node, mark or attribute that would not count as known', () => {
  expect(Object.keys(schema.nodes).sort()).toEqual(
    ['bulletList', 'doc', 'listItem', 'orderedList', 'paragraph', 'text'].sort(),
  )
  expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'italic', 'link'])
  const attributes = Object.entries({ ...schema.nodes, ...schema.marks }).flatMap(([name, type]) =>
    Object.keys(type.spec.attrs ?? {}).map((attribute) => `${name}.${attribute}`),
  )
  expect(attributes.sort()).toEqual(['link.href', 'orderedList.start'])
})

test('SYNC-26 what was made without an editor binds to one as it is, and back', () => {
  const doc = new Y.Doc()
  const made = richTextFromNodes(everything)
  if (!made) throw new Error('nothing made')
  doc.getMap('cards').set('body', made)
  expect(readKnownRichText(made)).toEqual(everything)
  const shown = yXmlFragmentToProseMirrorRootNode(made, schema)
  shown.check()
  expect(shown.toJSON().content).toEqual(everything)
  const written = prosemirrorToYXmlFragment(shown, doc.getXmlFragment('written'))
  expect(readKnownRichText(written)).toEqual(everything)
})
