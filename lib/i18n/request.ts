import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { currentPerson } from '@/lib/auth/gate'
import { formats, TIME_ZONE } from './formats'
import { messagesOf } from './load-messages'
import { chooseFrom, LOCALE_COOKIE } from './locales'

/** The locale follows the person, never the path: an explicit choice, else the browser. */
export default getRequestConfig(async ({ locale: asked }) => {
  const [jar, sent] = await Promise.all([cookies(), headers()])
  const chosen = asked ?? jar.get(LOCALE_COOKIE)?.value ?? (await localeOfPerson())
  const locale = chooseFrom([chosen], sent.get('accept-language'))
  return { locale, messages: await messagesOf(locale), formats, timeZone: TIME_ZONE }
})

/** No page fails over its language: the page itself reports a database that does not answer. */
async function localeOfPerson(): Promise<string | null> {
  const person = await currentPerson().catch(() => null)
  return person?.locale ?? null
}
