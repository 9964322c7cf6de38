import * as Y from 'yjs'

/** A node of rich text as JSON, in ProseMirror's shape. */
export type RichTextNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: RichTextNode[]
  text?: string
  marks?: { type: string; attrs?: Record<string, unknown> }[]
}

const MAX_DEPTH = 32

/** Reads a fragment into JSON. Never throws on strange content: what has no shape is left out. */
export function readRichText(fragment: Y.XmlFragment): RichTextNode[] {
  return children(fragment, 0)
}

function children(parent: Y.XmlFragment | Y.XmlElement, depth: number): RichTextNode[] {
  if (depth > MAX_DEPTH) return []
  return parent.toArray().flatMap((child): RichTextNode[] => {
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

function textNodes(text: Y.XmlText): RichTextNode[] {
  return (text.toDelta() as Delta[]).flatMap((part): RichTextNode[] => {
    if (typeof part.insert !== 'string' || part.insert === '') return []
    const marks = Object.entries(part.attributes ?? {}).map(([type, value]) => ({
      type,
      ...(isRecord(value) && Object.keys(value).length > 0 && { attrs: value }),
    }))
    return [{ type: 'text', text: part.insert, ...(marks.length > 0 && { marks }) }]
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The words of rich text, one line a block. */
export function plainText(nodes: readonly RichTextNode[]): string {
  return nodes
    .map((node) => node.text ?? (node.content ? joinBlock(node.content) : ''))
    .join('\n')
    .trim()
}

function joinBlock(nodes: readonly RichTextNode[]): string {
  const inline = nodes.every((node) => node.text !== undefined || node.type === 'hardBreak')
  if (!inline) return plainText(nodes)
  return nodes.map((node) => node.text ?? '\n').join('')
}

/** A new fragment with one paragraph a line. */
export function richTextFrom(text: string): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  const lines = text === '' ? [] : text.split(/\r?\n/)
  // Not `push`: it asks an unattached type for its length, which Yjs warns about.
  fragment.insert(
    0,
    lines.map((line) => {
      const paragraph = new Y.XmlElement('paragraph')
      if (line !== '') paragraph.insert(0, [new Y.XmlText(line)])
      return paragraph
    }),
  )
  return fragment
}
