'use client'

import { Button, Fieldset } from '@digdir/designsystemet-react'
import { FileUp } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type DragEvent, useRef, useState } from 'react'
import { TABLE_LIMITS } from '@/lib/tables/constants'
import styles from './import.module.css'

const ACCEPTED =
  '.csv,.tsv,.txt,.json,text/csv,text/tab-separated-values,text/plain,application/json'

/** Files by a button in the reader's own language, or dropped beside it. */
export function FileField({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('import.choose')
  const format = useFormatter()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)

  const hover = (event: DragEvent, inside: boolean) => {
    event.preventDefault()
    setOver(inside)
  }

  return (
    <Fieldset>
      <Fieldset.Legend>{t('file')}</Fieldset.Legend>
      <Fieldset.Description>
        {t('fileHelp', {
          megabytes: TABLE_LIMITS.bytes / 1024 / 1024,
          rows: format.number(TABLE_LIMITS.rows),
        })}
      </Fieldset.Description>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to the button inside */}
      <div
        className={styles.drop}
        data-over={over}
        onDragOver={(event) => hover(event, true)}
        onDragLeave={(event) => hover(event, false)}
        onDrop={(event) => {
          hover(event, false)
          onFiles([...event.dataTransfer.files])
        }}
      >
        <Button variant="secondary" onClick={() => input.current?.click()}>
          <FileUp aria-hidden />
          {t('pick')}
        </Button>
        <span aria-hidden className={styles.faint}>
          {t('drop')}
        </span>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={ACCEPTED}
          onChange={({ target }) => {
            onFiles([...(target.files ?? [])])
            target.value = ''
          }}
        />
      </div>
    </Fieldset>
  )
}
