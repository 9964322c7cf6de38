import { env } from '@/lib/platform/env'
import { newToken } from '@/lib/platform/ids'
import { replaceLink } from '@/lib/setup/mutations'

/**
 * The one-time address at which the first owner sets Framsyn up, to be printed on the console; `null`
 * with the demo on or once somebody has an account. Valid for 24 hours; asking again replaces it.
 */
export async function ensureSetupLink(): Promise<string | null> {
  if (env().demo) return null
  const token = newToken()
  const made = await replaceLink(token, new Date())
  return made ? `${env().publicUrl}/setup?token=${token}` : null
}
