import * as Y from 'yjs'

/** A block that no editor of this version knows. */
export function timeline(words: string): Y.XmlElement {
  const block = new Y.XmlElement('timeline')
  block.insert(0, [new Y.XmlText(words)])
  return block
}

/** The body of the card with this title. */
export function bodyOf(doc: Y.Doc, title: string): Y.XmlFragment | null {
  for (const entry of doc.getMap<Y.Map<unknown>>('cards').values()) {
    const body = entry.get('body')
    if (String(entry.get('title')) === title && body instanceof Y.XmlFragment) return body
  }
  return null
}
