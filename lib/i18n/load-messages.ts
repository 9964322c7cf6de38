import type { Locale } from './locales'
import type { Messages } from './messages/en'

/** One language's messages; each locale is loaded only when somebody reads it. */
export async function messagesOf(locale: Locale): Promise<Messages> {
  switch (locale) {
    case 'en':
      return (await import('./messages/en')).en
    case 'nb':
      return (await import('./messages/nb')).nb
  }
}
