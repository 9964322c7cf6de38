'use server'

import { getLocale } from 'next-intl/server'
import { hashOf } from '../auth/account'
import { publicAction } from '../auth/action-client'
import { isOpen } from './data'
import { completeSetup } from './mutations'
import { completeSetupSchema } from './schema'

/**
 * Makes the first account and cluster. The form then signs in with the same e-mail and password, by
 * the one door there is.
 */
export const completeSetupAction = publicAction
  .inputSchema(completeSetupSchema)
  .action(async ({ parsedInput: { token, password, ...setup } }) => {
    // Hashing costs a tenth of a second of a core: not for whoever has no link.
    if (!(await isOpen(token, new Date()))) return { ok: false, reason: 'link' } as const
    const [passwordHash, locale] = await Promise.all([hashOf(password), getLocale()])
    return completeSetup(token, { ...setup, passwordHash, locale }, new Date())
  })
