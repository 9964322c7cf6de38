'use client'

import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'

type CopyTextProps = { text: string; labels: { copy: string; copied: string; failed: string } }

/** Puts a text on the clipboard and says in its own place whether the browser did. */
export function CopyText({ text, labels }: CopyTextProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )
  return (
    <Button variant="secondary" onClick={copy} aria-live="polite">
      {labels[outcome ?? 'copy']}
    </Button>
  )
}
