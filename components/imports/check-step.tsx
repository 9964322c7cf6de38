'use client'

import { Button, Fieldset, Heading, Radio, Select } from '@digdir/designsystemet-react'
import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { CARD_TYPES, type CardType } from '@/lib/cards/types'
import type { ImportPreview } from '@/lib/imports/types'
import styles from './import.module.css'
import { SourceSection } from './source-section'
import type { ImportState } from './use-import'

type CheckStepProps = { flow: ImportState; preview: ImportPreview }

export function CheckStep({ flow, preview }: CheckStepProps) {
  const t = useTranslations('import.check')
  const { counts, ready, sources } = preview
  const made = counts.cards + counts.relations
  const hasCards = sources.some((source) => source.readable && source.kind === 'cards')
  return (
    <section className={styles.section}>
      <Heading level={2} data-size="xs" tabIndex={-1}>
        {t('title')}
      </Heading>
      <p role="status" className={styles.summary}>
        {ready ? t('summary', counts) : t('notReady')}
      </p>
      {sources.map((source, index) => (
        <SourceSection
          key={flow.picked[index]?.id ?? source.name}
          source={source}
          onChoose={(choice) => flow.choose(index, choice)}
        />
      ))}
      {hasCards && <DefaultType flow={flow} />}
      {counts.duplicates > 0 && <Duplicates flow={flow} count={counts.duplicates} />}
      <div className={styles.actions}>
        <Button disabled={!ready || made === 0 || flow.busy} onClick={() => flow.goTo('confirm')}>
          {t('next')}
        </Button>
        <Button variant="tertiary" onClick={() => flow.goTo('choose')}>
          {t('back')}
        </Button>
      </div>
      {ready && made === 0 && <p className={styles.faint}>{t('nothingLeft')}</p>}
    </section>
  )
}

function DefaultType({ flow }: { flow: ImportState }) {
  const t = useTranslations('import.check')
  const locale = useLocale()
  const id = useId()
  return (
    <div className={styles.inline}>
      <label htmlFor={id}>{t('defaultType')}</label>
      <Select
        id={id}
        width="auto"
        value={flow.options.defaultType ?? ''}
        onChange={({ target }) =>
          flow.setOptions({ defaultType: (target.value || null) as CardType | null })
        }
      >
        <Select.Option value="">{t('noDefaultType')}</Select.Option>
        {CARD_TYPES.map((type) => (
          <Select.Option key={type.id} value={type.id}>
            {type.name[locale]}
          </Select.Option>
        ))}
      </Select>
    </div>
  )
}

function Duplicates({ flow, count }: { flow: ImportState; count: number }) {
  const t = useTranslations('import.check')
  const name = useId()
  return (
    <Fieldset>
      <Fieldset.Legend>{t('duplicates', { count })}</Fieldset.Legend>
      <Fieldset.Description>{t('duplicatesHelp')}</Fieldset.Description>
      {(['skip', 'add'] as const).map((way) => (
        <Radio
          key={way}
          name={name}
          value={way}
          label={t(way)}
          checked={flow.options.duplicates === way}
          onChange={() => flow.setOptions({ duplicates: way })}
        />
      ))}
    </Fieldset>
  )
}
