'use client'

import { Button } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { toast } from '@/components/ui/toast'
import { pngOf, save } from './png'

type PngButtonProps = {
  /** Where the drawing is fetched as SVG. */
  href: string
  name: string
  /** What it is a picture of, for those who hear the button alone. */
  label: string
}

/** Fetches a drawing, paints it here and saves it as PNG. */
export function PngButton({ href, name, label }: PngButtonProps) {
  const t = useTranslations('exports')
  const [busy, setBusy] = useState(false)

  async function paint() {
    setBusy(true)
    try {
      const answer = await fetch(href)
      if (!answer.ok) throw new Error(`the drawing answered ${answer.status}`)
      save(await pngOf(await answer.text()), `${name}.png`)
    } catch {
      toast(t('notPainted'), { tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button variant="secondary" loading={busy} aria-label={label} onClick={() => void paint()}>
      {t('formats.png')}
    </Button>
  )
}
