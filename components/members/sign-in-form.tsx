'use client'

import { Button, Textfield } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import styles from './sign-in-panel.module.css'

type Fields = { email: string; password: string }

type SignInFormProps = {
  busy: boolean
  onSubmit: (email: string, password: string) => Promise<void>
}

export function SignInForm({ busy, onSubmit }: SignInFormProps) {
  const t = useTranslations('signIn')
  const { register, handleSubmit, formState } = useForm<Fields>({
    defaultValues: { email: '', password: '' },
  })
  const { errors } = formState
  return (
    <form
      noValidate
      method="post"
      className={styles.form}
      onSubmit={handleSubmit(({ email, password }) => onSubmit(email.trim(), password))}
    >
      <Textfield
        type="email"
        label={t('email')}
        autoComplete="username"
        error={errors.email?.message}
        {...register('email', { required: t('missingEmail') })}
      />
      <Textfield
        type="password"
        label={t('password')}
        autoComplete="current-password"
        error={errors.password?.message}
        {...register('password', { required: t('missingPassword') })}
      />
      <Button type="submit" loading={busy} className={styles.submit}>
        {t('submit')}
      </Button>
    </form>
  )
}
