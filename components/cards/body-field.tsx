'use client'

import { EditorContent, useEditor } from '@tiptap/react'
import { useState } from 'react'
import type * as Y from 'yjs'
import { bodyExtensions } from './body-extensions'
import styles from './body-field.module.css'

type BodyFieldProps = {
  fragment: Y.XmlFragment
  label: string
  placeholder: string
  /** What to say when there is no room for more. */
  full: string
  /** The text has become more than this editor knows, and is no longer bound to it. */
  onNewer: () => void
  autoFocus?: boolean
  className?: string
}

/** A body that people write in together; mounted only while somebody here writes. */
export function BodyField({
  fragment,
  label,
  placeholder,
  full,
  onNewer,
  autoFocus,
  className,
}: BodyFieldProps) {
  const [isFull, setFull] = useState(false)
  const editor = useEditor(
    {
      extensions: bodyExtensions(fragment, { onFull: () => setFull(true), onNewer }),
      onUpdate: () => setFull(false),
      autofocus: autoFocus ? 'end' : false,
      immediatelyRender: false,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'data-shared-text': '',
          'data-placeholder': placeholder,
          class: className ? `${styles.body} ${className}` : (styles.body ?? ''),
        },
      },
    },
    [fragment],
  )
  return (
    <>
      <EditorContent editor={editor} />
      <p role="status" className={styles.full}>
        {isFull && full}
      </p>
    </>
  )
}
