import { Fragment, type ReactNode } from 'react'
import { safeHref } from '@/lib/rich-text/rules'
import type { RichTextMark, RichTextNode } from '@/lib/rich-text/schema'
import styles from './rich-text.module.css'

type RichTextProps = {
  nodes: readonly RichTextNode[]
  /** Links lead somewhere; where the text itself can be taken hold of, they are words. */
  linked: boolean
  className?: string
}

/** A text as it was written, for reading. */
export function RichText({ nodes, linked, className }: RichTextProps) {
  return (
    <div className={className ? `${styles.text} ${className}` : styles.text}>
      {nodes.map((node, at) => draw(node, { key: at, linked }))}
    </div>
  )
}

type Drawing = { key: number; linked: boolean }

function draw(node: RichTextNode, { key, linked }: Drawing): ReactNode {
  if (node.type === 'text') {
    const marks = node.marks ?? []
    const words = marks.reduce<ReactNode>(
      (inner, mark) => marked(inner, { mark, linked }),
      node.text,
    )
    return <Fragment key={key}>{words}</Fragment>
  }
  const inside = (node.content ?? []).map((child, at) => draw(child, { key: at, linked }))
  switch (node.type) {
    case 'paragraph':
      return <p key={key}>{inside.length > 0 ? inside : <br />}</p>
    case 'bulletList':
      return <ul key={key}>{inside}</ul>
    case 'orderedList':
      return (
        <ol key={key} start={node.attrs?.start}>
          {inside}
        </ol>
      )
    case 'listItem':
      return <li key={key}>{inside}</li>
  }
}

function marked(
  inner: ReactNode,
  { mark, linked }: { mark: RichTextMark; linked: boolean },
): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'link': {
      const href = safeHref(mark.attrs.href)
      if (!href) return inner
      if (!linked) return <span className={styles.link}>{inner}</span>
      return (
        <a href={href} target="_blank" rel="noopener noreferrer" title={href}>
          {inner}
        </a>
      )
    }
  }
}
