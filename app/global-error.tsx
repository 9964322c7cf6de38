'use client'

import '@fontsource-variable/inter/opsz.css'
import '@digdir/designsystemet-css'
import '@/components/ui/theme/framsyn.css'
import './globals.css'
import { NextIntlClientProvider } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { TIME_ZONE } from '@/lib/i18n/formats'
import { chooseFrom, DEFAULT_LOCALE } from '@/lib/i18n/locales'
import en from '@/lib/i18n/messages/en/errors.json'
import nb from '@/lib/i18n/messages/nb/errors.json'
import Fault from './error'

const ERRORS = { en, nb }

type GlobalFaultProps = { error: unknown; retry: () => void }

/** The root layout itself failed, so nothing of it can be relied on: neither language nor styles. */
export default function GlobalFault(props: GlobalFaultProps) {
  const locale = useSyncExternalStore(
    () => () => {},
    () => chooseFrom(navigator.languages, null),
    () => DEFAULT_LOCALE,
  )
  return (
    <html lang={locale} data-color-scheme="auto" data-size="sm">
      <body>
        <title>{ERRORS[locale].fault.title}</title>
        <NextIntlClientProvider
          locale={locale}
          messages={{ errors: ERRORS[locale] }}
          timeZone={TIME_ZONE}
        >
          <Fault {...props} />
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
