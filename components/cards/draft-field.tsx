'use client'

import { Textfield } from '@digdir/designsystemet-react'
import { type KeyboardEvent, useState } from 'react'

type DraftFieldProps = {
  label: string
  description?: string
  value: string
  readOnly: boolean
  /** In UTF-16 units, as the document counts. */
  maxLength?: number
  /** What is wrong with a text, or `null`. A wrong text stays in the field and is not written. */
  check?: (text: string) => string | null
  onCommit: (text: string) => void
}

/** A text that is written when one leaves it or presses Enter; Esc takes back what was typed. */
export function DraftField({ value, check, onCommit, ...field }: DraftFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const error = draft === null ? null : (check?.(draft.trim()) ?? null)

  const commit = () => {
    if (draft === null || error) return
    setDraft(null)
    if (draft.trim() !== value) onCommit(draft.trim())
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    }
  }

  return (
    <Textfield
      {...field}
      value={draft ?? value}
      error={error ?? undefined}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}
