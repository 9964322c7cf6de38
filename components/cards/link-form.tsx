'use client'

import type { Editor } from '@tiptap/react'
import { Check, Unlink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { hrefFrom } from '@/lib/rich-text/rules'
import { RICH_TEXT_LIMITS } from '@/lib/rich-text/schema'
import styles from './body-toolbar.module.css'

/** Asks for the address that the chosen words lead to. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useTranslations('board.text')
  const known: unknown = editor.getAttributes('link').href
  const [typed, setTyped] = useState(typeof known === 'string' ? known : '')
  const [wrong, setWrong] = useState(false)
  const problem = useId()

  const back = () => {
    onDone()
    editor.commands.focus()
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const href = hrefFrom(typed)
    if (!href) {
      setWrong(true)
      return
    }
    link(editor, { href, words: typed.trim() })
    onDone()
  }

  const unlink = () => {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
    onDone()
  }

  return (
    <form className={styles.form} noValidate onSubmit={onSubmit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was asked for by the key or the button just now
        autoFocus
        className={styles.address}
        value={typed}
        maxLength={RICH_TEXT_LIMITS.href}
        inputMode="url"
        aria-label={t('address')}
        placeholder={t('addressPlaceholder')}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? problem : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          setWrong(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          back()
        }}
      />
      <button type="submit" className={styles.tool} aria-label={t('setLink')}>
        <Check size={14} aria-hidden />
      </button>
      {typeof known === 'string' && (
        <button type="button" className={styles.tool} aria-label={t('unlink')} onClick={unlink}>
          <Unlink size={14} aria-hidden />
        </button>
      )}
      {wrong && (
        <p role="alert" id={problem} className={styles.wrong}>
          {t('addressWrong')}
        </p>
      )}
    </form>
  )
}

/** Links the chosen words, the whole link under the caret, or the address itself. */
function link(editor: Editor, { href, words }: { href: string; words: string }): void {
  const chain = editor.chain().focus()
  const mark = { type: 'link', attrs: { href } }
  if (editor.state.selection.empty && !editor.isActive('link')) {
    chain.insertContent({ type: 'text', text: words, marks: [mark] }).run()
    return
  }
  chain.extendMarkRange('link').setMark('link', { href }).run()
}
