'use client'

import {
  Button,
  Details,
  Field,
  Heading,
  Label,
  Paragraph,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react'
import { Trash2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { IMPORT_LIMITS } from '@/lib/imports/constants'
import { TABLE_LIMITS } from '@/lib/tables/constants'
import { ColumnHelp } from './column-help'
import { FileField } from './file-field'
import styles from './import.module.css'
import type { ImportState, Picked } from './use-import'

const MEGABYTE = 1024 * 1024

type ChooseStepProps = { flow: ImportState; onBoardFile: (file: File) => void }

export function ChooseStep({ flow, onBoardFile }: ChooseStepProps) {
  const t = useTranslations('import.choose')
  const format = useFormatter()
  const [pasted, setPasted] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { picked } = flow

  const add = (files: readonly File[]) => {
    const board = files.find(isBoardFile)
    if (board) {
      onBoardFile(board)
      return
    }
    const tooLarge = files.find(({ size }) => size > TABLE_LIMITS.bytes)
    const all = [
      ...picked,
      ...files.map((file) => pickedFrom(file, { name: file.name, pasted: false })),
    ]
    if (tooLarge) {
      const megabytes = TABLE_LIMITS.bytes / MEGABYTE
      setProblem(t('tooLarge', { name: tooLarge.name, megabytes }))
    } else if (all.length > IMPORT_LIMITS.sources) {
      setProblem(t('tooMany', { count: IMPORT_LIMITS.sources }))
    } else {
      setProblem(null)
      flow.pick(all)
    }
  }

  const next = () => {
    const rows =
      pasted.trim() === ''
        ? []
        : [pickedFrom(new File([pasted], 'rows'), { name: t('pasted'), pasted: true })]
    const sources = [...picked, ...rows]
    if (sources.length === 0) setProblem(t('nothing'))
    else if (sources.length > IMPORT_LIMITS.sources) {
      setProblem(t('tooMany', { count: IMPORT_LIMITS.sources }))
    } else void flow.check(sources).then(() => rows.length > 0 && setPasted(''))
  }

  return (
    <section className={styles.section}>
      <Heading level={2} data-size="xs" tabIndex={-1}>
        {t('title')}
      </Heading>
      <FileField onFiles={add} />
      {picked.length > 0 && (
        <ul className={styles.files} aria-label={t('chosen')}>
          {picked.map((one) => (
            <li key={one.id} className={styles.chosen}>
              <span className={styles.grow}>{one.name}</span>
              <span className={styles.faint}>
                {t('kilobytes', { size: format.number(Math.ceil(one.file.size / 1024)) })}
              </span>
              <Button
                icon
                variant="tertiary"
                data-color="neutral"
                aria-label={t('remove', { name: one.name })}
                onClick={() => flow.pick(picked.filter(({ id }) => id !== one.id))}
              >
                <Trash2 aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field>
        <Label>{t('paste')}</Label>
        <Field.Description>{t('pasteHelp')}</Field.Description>
        <Textarea
          rows={4}
          suppressHydrationWarning
          value={pasted}
          className={styles.paste}
          onChange={(event) => setPasted(event.target.value)}
        />
      </Field>
      <Details>
        <Details.Summary>{t('columns')}</Details.Summary>
        <Details.Content>
          <Paragraph>{t('columnsHelp')}</Paragraph>
          <ColumnHelp />
        </Details.Content>
      </Details>
      <div role="alert">{problem && <ValidationMessage>{problem}</ValidationMessage>}</div>
      <div className={styles.actions}>
        <Button loading={flow.busy} onClick={next}>
          {t('next')}
        </Button>
      </div>
    </section>
  )
}

/** What the export of a whole board gives. */
function isBoardFile({ name, type }: File): boolean {
  return type === 'application/json' || name.toLowerCase().endsWith('.json')
}

function pickedFrom(file: File, source: { name: string; pasted: boolean }): Picked {
  return { id: crypto.randomUUID(), file, choice: null, ...source }
}
