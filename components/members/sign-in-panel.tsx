'use client'

import { Alert, Heading } from '@digdir/designsystemet-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type DemoAccount, DemoAccounts } from './demo-accounts'
import { type SignInResult, signIn } from './sign-in'
import { SignInForm } from './sign-in-form'
import styles from './sign-in-panel.module.css'

type SignInPanelProps = {
  /** Where to go afterwards: a path of ours. */
  next: string
  demo: { personas: readonly DemoAccount[]; password: string } | null
}

type Refusal = Extract<SignInResult, { ok: false }>

export function SignInPanel({ next, demo }: SignInPanelProps) {
  const t = useTranslations('signIn')
  const [signingIn, setSigningIn] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const enter = async (email: string, password: string) => {
    setSigningIn(email)
    setRefusal(null)
    const result = await signIn({ email, password })
    if (result.ok) {
      window.location.assign(next)
      return
    }
    setRefusal(result)
    setSigningIn(null)
  }

  return (
    <section className={styles.panel} data-demo={demo !== null} aria-labelledby="sign-in">
      {demo && (
        <DemoAccounts
          personas={demo.personas}
          signingIn={signingIn}
          onChoose={(email) => enter(email, demo.password)}
        />
      )}
      <div className={styles.own}>
        <Heading
          level={2}
          data-size={demo ? '2xs' : 'xs'}
          id="sign-in"
          className={demo ? styles.or : undefined}
        >
          {demo ? t('demo.or') : t('title')}
        </Heading>
        {next !== '/' && <p className={styles.next}>{t('continueTo')}</p>}
        <div role="alert">
          {refusal && <Alert data-color="danger">{sentence(t, refusal)}</Alert>}
        </div>
        <SignInForm busy={signingIn !== null} onSubmit={enter} />
      </div>
    </section>
  )
}

function sentence(t: ReturnType<typeof useTranslations<'signIn'>>, refusal: Refusal): string {
  return refusal.reason === 'tooMany'
    ? t('faults.tooMany', { seconds: refusal.retryAfterSeconds })
    : t(`faults.${refusal.reason}`)
}
