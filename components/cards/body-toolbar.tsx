'use client'

import { type Editor, useEditorState } from '@tiptap/react'
import { Bold, Italic, Link2, List, ListOrdered, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import styles from './body-toolbar.module.css'
import { LinkForm } from './link-form'

type BodyToolbarProps = {
  editor: Editor
  linking: boolean
  onLinking: (linking: boolean) => void
}

/** What words may be made into; each has a key as well. */
export function BodyToolbar({ editor, linking, onLinking }: BodyToolbarProps) {
  const t = useTranslations('board.text')
  const active = useEditorState({
    editor,
    selector: () => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      bulletList: editor.isActive('bulletList'),
      orderedList: editor.isActive('orderedList'),
      link: editor.isActive('link'),
    }),
  })
  if (linking) return <LinkForm editor={editor} onDone={() => onLinking(false)} />
  const run = () => editor.chain().focus()
  return (
    <div role="toolbar" aria-label={t('label')} className={styles.toolbar}>
      <Tool
        icon={Bold}
        label={t('bold')}
        pressed={active.bold}
        onPress={() => run().toggleBold().run()}
      />
      <Tool
        icon={Italic}
        label={t('italic')}
        pressed={active.italic}
        onPress={() => run().toggleItalic().run()}
      />
      <Tool
        icon={List}
        label={t('bullets')}
        pressed={active.bulletList}
        onPress={() => run().toggleBulletList().run()}
      />
      <Tool
        icon={ListOrdered}
        label={t('numbers')}
        pressed={active.orderedList}
        onPress={() => run().toggleOrderedList().run()}
      />
      <Tool icon={Link2} label={t('link')} pressed={active.link} onPress={() => onLinking(true)} />
    </div>
  )
}

type ToolProps = { icon: LucideIcon; label: string; pressed: boolean; onPress: () => void }

function Tool({ icon: Icon, label, pressed, onPress }: ToolProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      // The caret stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon size={14} aria-hidden />
    </button>
  )
}
