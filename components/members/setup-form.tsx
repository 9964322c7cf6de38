'use client'

import { Button, Fieldset, Radio, Textfield, ValidationMessage } from '@digdir/designsystemet-react'
import { zodResolver } from '@hookform/resolvers/zod'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { SectorLabel } from '@/components/parties/sector-mark'
import styles from '@/components/ui/form.module.css'
import { FormAlert } from '@/components/ui/form-alert'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '@/lib/members/constants'
import { SECTORS } from '@/lib/parties/types'
import { completeSetupAction } from '@/lib/setup/actions'
import { type Setup, setupSchema } from '@/lib/setup/schema'
import { signIn } from './sign-in'
import { slugFrom } from './slug'

export function SetupForm({ token }: { token: string }) {
  const t = useTranslations('setup')
  const tFault = useTranslations('authErrors')
  const [refusal, setRefusal] = useState<string | null>(null)
  const { register, handleSubmit, setValue, control, formState } = useForm<Setup>({
    resolver: zodResolver(setupSchema),
    defaultValues: { name: '', email: '', password: '', clusterName: '', clusterSlug: '' },
  })
  const ownSlug = formState.dirtyFields.clusterSlug
  const slug = useWatch({ control, name: 'clusterSlug' })
  const errorOf = (field: keyof Setup) =>
    formState.errors[field] &&
    t(`errors.${field}`, { min: SHORTEST_PASSWORD, max: LONGEST_PASSWORD })

  const complete = handleSubmit(async (setup) => {
    setRefusal(null)
    try {
      const { data, serverError } = await completeSetupAction({ ...setup, token })
      if (!data) return setRefusal(tFault(serverError ?? 'unexpected'))
      if (!data.ok) return setRefusal(t('errors.link'))
      // The account exists now, so whatever sign-in says the start page is the way on.
      const entered = await signIn({ email: setup.email, password: setup.password })
      window.location.assign(entered.ok ? `/c/${data.slug}` : '/')
    } catch {
      setRefusal(t('errors.unreachable'))
    }
  })

  return (
    <form noValidate method="post" className={styles.form} onSubmit={complete}>
      <Fieldset className={styles.group}>
        <Fieldset.Legend>{t('you')}</Fieldset.Legend>
        <Textfield
          label={t('name')}
          autoComplete="name"
          error={errorOf('name')}
          {...register('name')}
        />
        <Textfield
          type="email"
          label={t('email')}
          autoComplete="username"
          error={errorOf('email')}
          {...register('email')}
        />
        <Textfield
          type="password"
          label={t('password')}
          description={t('passwordHelp', { min: SHORTEST_PASSWORD })}
          autoComplete="new-password"
          error={errorOf('password')}
          {...register('password')}
        />
      </Fieldset>

      <Fieldset className={styles.group}>
        <Fieldset.Legend>{t('cluster')}</Fieldset.Legend>
        <Textfield
          label={t('clusterName')}
          autoComplete="off"
          error={errorOf('clusterName')}
          {...register('clusterName', {
            onChange: ({ target }) => {
              if (!ownSlug) setValue('clusterSlug', slugFrom(target.value))
            },
          })}
        />
        <Textfield
          label={t('clusterSlug')}
          description={t('clusterSlugHelp', { address: `/c/${slug || '…'}` })}
          autoComplete="off"
          spellCheck={false}
          error={errorOf('clusterSlug')}
          {...register('clusterSlug')}
        />
      </Fieldset>

      <Fieldset className={styles.group}>
        <Fieldset.Legend>{t('party')}</Fieldset.Legend>
        <Textfield
          label={t('partyName')}
          autoComplete="organization"
          error={errorOf('partyName')}
          {...register('partyName')}
        />
        <Fieldset className={styles.sector}>
          <Fieldset.Legend>{t('partySector')}</Fieldset.Legend>
          {SECTORS.map((sector) => (
            <Radio
              key={sector}
              value={sector}
              label={<SectorLabel sector={sector} one />}
              {...register('partySector')}
            />
          ))}
          {errorOf('partySector') && (
            <ValidationMessage>{errorOf('partySector')}</ValidationMessage>
          )}
        </Fieldset>
      </Fieldset>

      <FormAlert fault={refusal} sending={formState.isSubmitting} />
      <div className={styles.actions}>
        <Button type="submit" loading={formState.isSubmitting}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
