'use client'

import { EditorContent, useEditor } from '@tiptap/react'
import type * as Y from 'yjs'
import { bodyExtensions } from './body-extensions'
import styles from './body-field.module.css'

type BodyFieldProps = {
  fragment: Y.XmlFragment
  label: string
  placeholder: string
  autoFocus?: boolean
  className?: string
}

/** A body that people write in together; mounted only while somebody here writes. */
export function BodyField({ fragment, label, placeholder, autoFocus, className }: BodyFieldProps) {
  const editor = useEditor(
    {
      extensions: bodyExtensions(fragment),
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
  return <EditorContent editor={editor} />
}
