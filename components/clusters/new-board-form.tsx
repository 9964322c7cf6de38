'use client'

import { Button, Fieldset, Textfield } from '@digdir/designsystemet-react'
import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useForm } from 'react-hook-form'
import type { z } from 'zod'
import { ButtonLink } from '@/components/ui/button-link'
import styles from '@/components/ui/form.module.css'
import { FormAlert } from '@/components/ui/form-alert'
import { type NewBoard, newBoardSchema } from '@/lib/boards/schema'
import type { PartyMark } from '@/lib/parties/schema'
import { createBoardAction } from '@/lib/templates/actions'
import { ConstellationField } from './constellation-field'
import { TemplateField } from './template-field'
import { useFieldErrors } from './use-field-errors'

/** A generation ahead: far enough that nobody simply extends today. */
const EXAMPLE_HORIZON = 2040

type NewBoardFormProps = { clusterSlug: string; parties: readonly PartyMark[] }

export function NewBoardForm({ clusterSlug, parties }: NewBoardFormProps) {
  const t = useTranslations('newBoard')
  const tFault = useTranslations('authErrors')
  const format = useFormatter()
  const router = useRouter()
  const [boardId] = useState(() => crypto.randomUUID())
  const [refusal, setRefusal] = useState<string | null>(null)
  const [leaving, startLeaving] = useTransition()
  const { register, handleSubmit, formState } = useForm<
    NewBoard,
    unknown,
    z.output<typeof newBoardSchema>
  >({
    resolver: zodResolver(newBoardSchema),
    defaultValues: {
      title: '',
      initiative: '',
      place: '',
      outOfScope: '',
      boundaryStrategy: '',
      horizonYear: null,
      template: 'strategy-foundation',
      parties: [],
    },
  })
  const errorOf = useFieldErrors(formState.errors)

  const create = handleSubmit(async (board) => {
    setRefusal(null)
    try {
      const { data, serverError } = await createBoardAction({ ...board, clusterSlug, boardId })
      if (data) startLeaving(() => router.push(`/c/${clusterSlug}/boards/${data.boardId}`))
      else setRefusal(`${tFault(serverError ?? 'unexpected')} ${t('kept')}`)
    } catch {
      setRefusal(t('errors.unreachable'))
    }
  })

  return (
    <form noValidate className={styles.form} onSubmit={create}>
      <Fieldset className={styles.group}>
        <Fieldset.Legend>{t('about')}</Fieldset.Legend>
        <Textfield
          label={t('name')}
          description={t('nameHelp')}
          autoComplete="off"
          required
          error={errorOf('title')}
          {...register('title')}
        />
        <Textfield
          multiline
          suppressHydrationWarning
          rows={3}
          label={t('initiative')}
          description={t('initiativeHelp')}
          error={errorOf('initiative')}
          {...register('initiative')}
        />
        <Textfield
          className={styles.year}
          label={t('horizon')}
          description={t('horizonHelp', { year: format.number(EXAMPLE_HORIZON, 'year') })}
          inputMode="numeric"
          autoComplete="off"
          error={errorOf('horizonYear')}
          {...register('horizonYear', { setValueAs: yearOf })}
        />
      </Fieldset>

      <TemplateField field={register('template')} />

      <Fieldset className={styles.group}>
        <Fieldset.Legend>{t('scope')}</Fieldset.Legend>
        <Textfield
          label={t('place')}
          description={t('placeHelp')}
          autoComplete="off"
          error={errorOf('place')}
          {...register('place')}
        />
        <Textfield
          multiline
          suppressHydrationWarning
          rows={2}
          label={t('outOfScope')}
          description={t('outOfScopeHelp')}
          error={errorOf('outOfScope')}
          {...register('outOfScope')}
        />
        <Textfield
          multiline
          suppressHydrationWarning
          rows={2}
          label={t('boundaryStrategy')}
          description={t('boundaryStrategyHelp')}
          error={errorOf('boundaryStrategy')}
          {...register('boundaryStrategy')}
        />
      </Fieldset>

      <ConstellationField
        parties={parties}
        error={errorOf('parties')}
        field={register('parties')}
      />

      <FormAlert fault={refusal} sending={formState.isSubmitting} />
      <div className={styles.actions}>
        <Button type="submit" loading={formState.isSubmitting || leaving}>
          {t('create')}
        </Button>
        <ButtonLink href={`/c/${clusterSlug}`} variant="tertiary">
          {t('cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}

/** An empty field is no year; anything but digits stays wrong, so that the schema says so. */
function yearOf(text: unknown): number | null {
  if (typeof text === 'number' || text === null) return text
  const written = String(text).trim()
  return written === '' ? null : Number(written)
}
