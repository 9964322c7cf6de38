/** Languages with a complete set of messages, in the order in which the switch shows them. */
export const LOCALES = ['en', 'nb'] as const

export type Locale = (typeof LOCALES)[number]

export const DEFAULT_LOCALE: Locale = 'en'

/** Where a browser keeps the language that somebody chose. */
export const LOCALE_COOKIE = 'framsyn-locale'

/** Languages that read one of ours better than English. */
const NEAREST: Readonly<Record<string, Locale>> = { no: 'nb', nn: 'nb', da: 'nb', sv: 'nb' }

function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The first choice that we speak, else the best match of an `Accept-Language` header. */
export function chooseFrom(
  choices: readonly (string | null | undefined)[],
  acceptLanguage: string | null,
): Locale {
  for (const choice of choices) {
    const locale = choice ? spoken(choice) : undefined
    if (locale) return locale
  }
  for (const language of byPreference(acceptLanguage ?? '')) {
    const locale = spoken(language)
    if (locale) return locale
  }
  return DEFAULT_LOCALE
}

function spoken(tag: string): Locale | undefined {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0] ?? ''
  return isLocale(language) ? language : NEAREST[language]
}

function byPreference(header: string): string[] {
  return header
    .slice(0, 400)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';')
      const weight = parameters.map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1]).find(Boolean)
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
