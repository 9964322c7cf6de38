'use client'

import { Field, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { LENSES } from '@/lib/lenses/catalogue'
import styles from './export.module.css'
import { FileLink } from './file-link'
import { exportHref } from './href'
import { PngButton } from './png-button'

type LensSectionProps = { board: { id: string; title: string }; used: readonly string[] }

/** One lens to take away; those that are in use are offered first. */
export function LensSection({ board, used }: LensSectionProps) {
  const t = useTranslations('exports')
  const language = useLocale()
  const offered = [
    ...LENSES.filter(({ id }) => used.includes(id)),
    ...LENSES.filter(({ id }) => !used.includes(id)),
  ]
  const [chosen, setChosen] = useState(offered[0]?.id ?? '')
  const name = offered.find(({ id }) => id === chosen)?.name[language] ?? ''
  const href = (file: string) => exportHref(board.id, file, { language, lens: chosen })
  return (
    <section className={styles.section}>
      <Heading level={2} data-size="xs">
        {t('lens.title')}
      </Heading>
      <Paragraph className={styles.faint}>{t('lens.help')}</Paragraph>
      <Field className={styles.choice}>
        <Label>{t('lens.choose')}</Label>
        <Select value={chosen} onChange={({ target }) => setChosen(target.value)}>
          {offered.map((lens) => (
            <Select.Option key={lens.id} value={lens.id}>
              {lens.name[language]}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div className={styles.actions}>
        <PngButton
          href={href('lens.svg')}
          name={`${board.title} - ${name}`}
          label={t('lens.png', { name })}
        />
        <FileLink href={href('lens.svg')} label={t('lens.svg', { name })}>
          {t('formats.svg')}
        </FileLink>
        <FileLink href={href('lens.pdf')} label={t('lens.pdf', { name })}>
          {t('formats.pdf')}
        </FileLink>
      </div>
    </section>
  )
}
