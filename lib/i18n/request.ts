import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { formats, TIME_ZONE } from './formats'
import { messagesOf } from './load-messages'
import { chooseFrom, LOCALE_COOKIE } from './locales'

/** The locale follows the person, never the path: an explicit choice, else the browser. */
export default getRequestConfig(async ({ locale: asked }) => {
  const [jar, sent] = await Promise.all([cookies(), headers()])
  const locale = chooseFrom([asked, jar.get(LOCALE_COOKIE)?.value], sent.get('accept-language'))
  return { locale, messages: await messagesOf(locale), formats, timeZone: TIME_ZONE }
})
