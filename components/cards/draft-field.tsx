'use client'

import { Textfield } from '@digdir/designsystemet-react'
import { type KeyboardEvent, useId, useState } from 'react'

type DraftFieldProps = {
  label: string
  description?: string
  value: string
  readOnly: boolean
  /** Offered while one types; anything else may be written as well. */
  suggestions?: readonly string[]
  /** In UTF-16 units, as the document counts. */
  maxLength?: number
  /** What is wrong with a text, or `null`. A wrong text stays in the field and is not written. */
  check?: (text: string) => string | null
  onCommit: (text: string) => void
}

/** A text that is written when one leaves it or presses Enter; Esc takes back what was typed. */
export function DraftField({ value, check, suggestions, onCommit, ...field }: DraftFieldProps) {
  const list = useId()
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
    <>
      <Textfield
        {...field}
        value={draft ?? value}
        error={error ?? undefined}
        list={suggestions?.length ? list : undefined}
        autoComplete="off"
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {suggestions && suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  )
}
