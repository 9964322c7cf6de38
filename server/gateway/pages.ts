import { createTranslator } from 'next-intl'
import { chooseFrom, type Locale } from '@/lib/i18n/locales'
import en from '@/lib/i18n/messages/en/gateway.json'
import nb from '@/lib/i18n/messages/nb/gateway.json'

export type Waiting = 'starting' | 'restarting'

const messages: Record<Locale, { gateway: typeof en }> = {
  en: { gateway: en },
  nb: { gateway: nb },
}

/** Shown while there is nobody to draw a page; it asks again by itself. */
export function waitingPage(
  state: Waiting,
  { language, nonce }: { language: string | null; nonce: string },
): string {
  const locale = chooseFrom([], language)
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'gateway' })
  return `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>Framsyn</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark; font-family: Inter, system-ui, sans-serif; line-height: 1.5 }
  body { display: grid; place-content: center; min-height: 90vh; margin: 0 1.5rem }
  main { max-width: 32rem }
  h1 { font-size: 1.4rem; margin: 0 0 .5rem }
</style>
<main role="status">
<h1>${t(`${state}.title`)}</h1>
<p>${t(`${state}.body`)}</p>
</main>
</html>
`
}
