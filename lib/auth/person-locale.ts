import { identityDb } from '@/lib/platform/db'
import { PERSONAS } from './personas'
import type { SignedIn } from './scope'

/** Keeps a person's language for their other browsers. Demo accounts are shared, so theirs stay put. */
export async function rememberLocale(person: SignedIn, locale: string): Promise<void> {
  if (person.locale === locale || PERSONAS.some(({ email }) => email === person.email)) return
  await identityDb().person.update({ where: { id: person.personId }, data: { locale } })
}
