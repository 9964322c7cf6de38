'use client'

import { Fieldset, Radio } from '@digdir/designsystemet-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { UseFormRegisterReturn } from 'react-hook-form'
import styles from '@/components/ui/form.module.css'
import { findLens } from '@/lib/lenses/catalogue'
import { TEMPLATES } from '@/lib/templates/catalogue'
import own from './template-field.module.css'

/** What a new board starts from; every template says in a line what it is for. */
export function TemplateField({ field }: { field: UseFormRegisterReturn<'template'> }) {
  const t = useTranslations('newBoard')
  const locale = useLocale()
  const format = useFormatter()
  const lensNames = (ids: readonly string[]) =>
    format.list(
      ids.flatMap((id) => findLens(id)?.name[locale] ?? []),
      'and',
    )
  return (
    <Fieldset className={styles.group}>
      <Fieldset.Legend>{t('template')}</Fieldset.Legend>
      <Fieldset.Description>{t('templateHelp')}</Fieldset.Description>
      <div className={own.templates}>
        {TEMPLATES.map(({ id, name, help, lenses }) => (
          <Radio
            key={id}
            className={own.template}
            value={id}
            label={name[locale]}
            description={
              <>
                {help[locale]}
                {lenses.length > 0 && (
                  <span className={own.lenses}>
                    {t('templateLenses', { lenses: lensNames(lenses) })}
                  </span>
                )}
              </>
            }
            {...field}
          />
        ))}
      </div>
    </Fieldset>
  )
}
