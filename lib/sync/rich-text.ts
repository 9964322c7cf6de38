import * as Y from 'yjs'
import { isWellFormed, safeHref } from '../rich-text/rules'
import { type RichTextMark, type RichTextNode, richTextNodeSchema } from '../rich-text/schema'

/** A node of rich text as JSON, in ProseMirror's shape, whoever wrote it. */
export type AnyRichTextNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: AnyRichTextNode[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

const MAX_DEPTH = 32

/** Reads a fragment into JSON. Never throws on strange content: what has no shape is left out. */
export function readRichText(fragment: Y.XmlFragment): AnyRichTextNode[] {
  return children(fragment, 0)
}

function children(parent: Y.XmlFragment | Y.XmlElement, depth: number): AnyRichTextNode[] {
  if (depth > MAX_DEPTH) return []
  return parent.toArray().flatMap((child): AnyRichTextNode[] => {
    if (child instanceof Y.XmlText) return textNodes(child)
    if (child instanceof Y.XmlElement) {
      const attrs = Object.assign(Object.create(null), child.getAttributes())
      const content = children(child, depth + 1)
      return [
        {
          type: child.nodeName,
          ...(Object.keys(attrs).length > 0 && { attrs }),
          ...(content.length > 0 && { content }),
        },
      ]
    }
    return []
  })
}

type Delta = { insert?: unknown; attributes?: Record<string, unknown> }

function textNodes(text: Y.XmlText): AnyRichTextNode[] {
  return (text.toDelta() as Delta[]).flatMap((part): AnyRichTextNode[] => {
    if (typeof part.insert !== 'string' || part.insert === '') return []
    const marks = Object.entries(part.attributes ?? {})
      .map(([type, value]) => ({
        type,
        ...(isRecord(value) && Object.keys(value).length > 0 && { attrs: value }),
      }))
      // Yjs gives them in the order in which they were set; equal texts shall read the same.
      .sort((one, other) => (one.type < other.type ? -1 : 1))
    return [{ type: 'text', text: part.insert, ...(marks.length > 0 && { marks }) }]
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The blocks of a fragment when our editors know all of it, else `null`. An editor that does not
 * know a node deletes it from the shared document, even when it is not editable (SYNC-26).
 */
export function readKnownRichText(fragment: Y.XmlFragment): RichTextNode[] | null {
  if (!hasShape(fragment, 0)) return null
  const nodes = richTextNodeSchema.array().safeParse(readRichText(fragment))
  return nodes.success && isWellFormed(nodes.data) ? nodes.data : null
}

/** Whether reading leaves nothing out: no embeds, no marks without attributes, not too deep. */
function hasShape(parent: Y.XmlFragment | Y.XmlElement, depth: number): boolean {
  if (depth > MAX_DEPTH) return false
  return parent.toArray().every((child) => {
    if (child instanceof Y.XmlText) return (child.toDelta() as Delta[]).every(isWords)
    return child instanceof Y.XmlElement && hasShape(child, depth + 1)
  })
}

const isWords = ({ insert, attributes }: Delta) =>
  typeof insert === 'string' && Object.values(attributes ?? {}).every(isRecord)

/** The words of rich text, one line a block. */
export function plainText(nodes: readonly AnyRichTextNode[]): string {
  return nodes
    .map((node) => node.text ?? (node.content ? joinBlock(node.content) : ''))
    .join('\n')
    .trim()
}

function joinBlock(nodes: readonly AnyRichTextNode[]): string {
  const inline = nodes.every((node) => node.text !== undefined || node.type === 'hardBreak')
  if (!inline) return plainText(nodes)
  return nodes.map((node) => node.text ?? '\n').join('')
}

/** A new fragment with one paragraph a line. */
export function richTextFrom(text: string): Y.XmlFragment {
  const lines = text === '' ? [] : text.split(/\r?\n/)
  return fragmentOf(
    lines.map((line) => element('paragraph', line === '' ? [] : [new Y.XmlText(line)])),
  )
}

/**
 * A new fragment from blocks that came from outside, or `null` when they are none that our editors
 * know. Links that are not harmless stay as words.
 */
export function richTextFromNodes(nodes: unknown): Y.XmlFragment | null {
  const known = richTextNodeSchema.array().safeParse(nodes)
  if (!known.success || !isWellFormed(known.data)) return null
  return fragmentOf(known.data.flatMap(elementOf))
}

function elementOf(node: RichTextNode): Y.XmlElement[] {
  switch (node.type) {
    case 'text':
      return []
    case 'paragraph':
      return [element('paragraph', node.content?.length ? [textOf(node.content)] : [])]
    default: {
      const content = (node.content ?? []).flatMap(elementOf)
      // A list without items, and an item without words, is nothing that anybody could edit.
      if (content.length === 0) return []
      const made = element(node.type, content)
      const start = node.type === 'orderedList' ? node.attrs?.start : undefined
      // A number, as the editor itself writes it; Yjs' type only knows of words.
      if (start !== undefined) made.setAttribute('start', start as unknown as string)
      return [made]
    }
  }
}

type TextNode = Extract<RichTextNode, { type: 'text' }>

function textOf(nodes: readonly TextNode[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    nodes.map((node) => ({
      insert: node.text,
      attributes: Object.fromEntries((node.marks ?? []).flatMap(attributeOf)),
    })),
  )
  return text
}

function attributeOf(mark: RichTextMark): [string, Record<string, string>][] {
  if (mark.type !== 'link') return [[mark.type, {}]]
  const href = safeHref(mark.attrs.href)
  return href ? [['link', { href }]] : []
}

function element(name: string, content: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  if (content.length > 0) made.insert(0, content)
  return made
}

function fragmentOf(content: Y.XmlElement[]): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  // Not `push`: it asks an unattached type for its length, which Yjs warns about.
  fragment.insert(0, content)
  return fragment
}
