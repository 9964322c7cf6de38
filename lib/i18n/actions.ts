'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { publicAction } from '@/lib/auth/action-client'
import { currentPerson } from '@/lib/auth/gate'
import { rememberLocale } from '@/lib/auth/person-locale'
import { LOCALE_COOKIE, LOCALES } from './locales'

const A_YEAR = 60 * 60 * 24 * 365

/** Remembers the language in this browser and, when somebody is signed in, for their others. */
export const chooseLocaleAction = publicAction
  .inputSchema(z.enum(LOCALES))
  .action(async ({ parsedInput: locale }) => {
    const jar = await cookies()
    jar.set(LOCALE_COOKIE, locale, {
      path: '/',
      maxAge: A_YEAR,
      sameSite: 'lax',
      httpOnly: true,
    })
    const person = await currentPerson()
    if (person) await rememberLocale(person, locale)
  })
