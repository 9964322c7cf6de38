'use server'

import { cookies } from 'next/headers'
import { isLocale, LOCALE_COOKIE } from './locales'

const A_YEAR = 60 * 60 * 24 * 365

/** Remembers the language in this browser. Anything we do not speak changes nothing. */
export async function chooseLocale(locale: unknown): Promise<void> {
  if (!isLocale(locale)) return
  const jar = await cookies()
  jar.set(LOCALE_COOKIE, locale, {
    path: '/',
    maxAge: A_YEAR,
    sameSite: 'lax',
    httpOnly: true,
  })
}
