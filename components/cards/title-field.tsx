'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import type { ChangeOrigin } from '@/lib/boards/doc'
import { CARD_LIMITS } from '@/lib/cards/schema'
import { TitleBinding } from './title-binding'
import styles from './title-field.module.css'

type TitleFieldProps = {
  text: Y.Text
  source: ChangeOrigin['source']
  label: string
  placeholder: string
  /** Put the caret at the end as soon as it is there. */
  autoFocus?: boolean
  className?: string
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
}

/** A title that people write in together. It wraps like a title and has no line breaks. */
export function TitleField({
  text,
  source,
  autoFocus,
  label,
  className,
  ...rest
}: TitleFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const binding = useRef<TitleBinding>(null)

  useEffect(() => {
    const input = field.current
    if (!input) return
    const bound = new TitleBinding(text, input, { source })
    binding.current = bound
    return () => {
      bound.destroy()
      binding.current = null
    }
  }, [text, source])

  useEffect(() => {
    const input = field.current
    if (!autoFocus || !input) return
    input.focus({ preventScroll: true })
    input.setSelectionRange(input.value.length, input.value.length)
  }, [autoFocus])

  return (
    <textarea
      {...rest}
      ref={field}
      className={className ? `${styles.field} ${className}` : styles.field}
      rows={1}
      maxLength={CARD_LIMITS.title}
      aria-label={label}
      data-shared-text
      onInput={() => binding.current?.typed()}
      onCompositionStart={() => binding.current?.compositionStarted()}
      onCompositionEnd={() => binding.current?.compositionEnded()}
    />
  )
}
