'use client'

import { Button, Dropdown } from '@digdir/designsystemet-react'
import { Check, Languages } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { toast } from '@/components/ui/toast'
import { chooseLocaleAction } from '@/lib/i18n/actions'
import { LOCALES, type Locale } from '@/lib/i18n/locales'
import styles from './menu.module.css'

export function LanguageSwitch() {
  const t = useTranslations('common')
  const tFault = useTranslations('authErrors')
  const current = useLocale()
  const [open, setOpen] = useState(false)
  const [pending, startTransition] = useTransition()

  const choose = (locale: Locale) => {
    setOpen(false)
    if (locale === current) return
    startTransition(async () => {
      const answer = await chooseLocaleAction(locale)
      if (answer.serverError) toast(tFault(answer.serverError), { tone: 'danger' })
    })
  }

  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        className={styles.trigger}
        aria-busy={pending}
        onClick={() => setOpen(!open)}
      >
        <Languages aria-hidden />
        <span className="ds-sr-only">{t('language')}: </span>
        <span className={styles.wide}>{t(`languages.${current}`)}</span>
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)} placement="bottom-end">
        <Dropdown.List>
          {LOCALES.map((locale) => (
            <Dropdown.Item key={locale}>
              <Button
                variant="tertiary"
                data-color="neutral"
                lang={locale}
                aria-current={locale === current ? 'true' : undefined}
                onClick={() => choose(locale)}
              >
                <Check aria-hidden className={locale === current ? undefined : styles.unchosen} />
                {t(`languages.${locale}`)}
              </Button>
            </Dropdown.Item>
          ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  )
}
