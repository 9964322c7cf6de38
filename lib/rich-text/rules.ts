import type { RichTextNode } from './schema'

const SAFE = ['http:', 'https:', 'mailto:']

/** The address in full when a link to it is harmless, else `null`. */
export function safeHref(href: string): string | null {
  try {
    const url = new URL(href.trim())
    return SAFE.includes(url.protocol) ? url.href : null
  } catch {
    return null
  }
}

/** An address as one types it: `www.example.org` and `a@example.org` get their scheme. */
export function hrefFrom(typed: string): string | null {
  const text = typed.trim()
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return safeHref(`mailto:${text}`)
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(text)) return safeHref(text)
  return /^[^\s/]+\.[^\s]+$/.test(text) ? safeHref(`https://${text}`) : null
}

/** Whether the blocks are paragraphs of unmarked words and nothing else. */
export function isPlain(nodes: readonly RichTextNode[]): boolean {
  return nodes.every(
    (node) =>
      node.type === 'paragraph' && (node.content ?? []).every(({ marks }) => !marks?.length),
  )
}

/** Whether blocks stand where an editor expects them; it deletes what stands elsewhere. */
export function isWellFormed(nodes: readonly RichTextNode[]): boolean {
  return nodes.every((node) => {
    switch (node.type) {
      case 'paragraph':
        return true
      case 'bulletList':
      case 'orderedList':
        return (node.content ?? []).every(isItem)
      default:
        return false
    }
  })
}

/** An item that is empty stands for nothing: two people have emptied it at once. */
function isItem(node: RichTextNode): boolean {
  if (node.type !== 'listItem') return false
  const content = node.content ?? []
  return content.length === 0 || (content[0]?.type === 'paragraph' && isWellFormed(content))
}
