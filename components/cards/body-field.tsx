'use client'

import { Selection } from '@tiptap/pm/state'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { type Ref, useImperativeHandle, useState } from 'react'
import type * as Y from 'yjs'
import { bodyExtensions } from './body-extensions'
import styles from './body-field.module.css'
import { BodyToolbar } from './body-toolbar'
import richStyles from './rich-text.module.css'

/** Lets others put the caret into the text. */
export type BodyHandle = { focusEnd: () => void }

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
  ref?: Ref<BodyHandle>
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
  ref,
}: BodyFieldProps) {
  const [isFull, setFull] = useState(false)
  const [linking, setLinking] = useState(false)
  const editor = useEditor(
    {
      extensions: bodyExtensions(fragment, {
        onFull: () => setFull(true),
        onNewer,
        onLink: () => setLinking(true),
      }),
      onUpdate: () => setFull(false),
      autofocus: autoFocus ? 'end' : false,
      immediatelyRender: false,
      injectCSS: false,
      enableInputRules: ['bulletList', 'orderedList'],
      enablePasteRules: false,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'data-shared-text': '',
          'data-placeholder': placeholder,
          class: [styles.body, richStyles.text, className].filter(Boolean).join(' '),
        },
      },
    },
    [fragment],
  )
  useImperativeHandle(ref, () => ({ focusEnd: () => editor && focusEnd(editor) }), [editor])
  return (
    <>
      <EditorContent editor={editor} />
      {editor && <BodyToolbar editor={editor} linking={linking} onLinking={setLinking} />}
      <p role="status" className={styles.full}>
        {isFull && full}
      </p>
    </>
  )
}

/** Not the editor's own command, which waits for a frame: what is typed meanwhile would go elsewhere. */
function focusEnd({ view, state }: Editor): void {
  view.dispatch(state.tr.setSelection(Selection.atEnd(state.doc)))
  view.focus()
}
