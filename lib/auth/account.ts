import { hashPassword } from 'better-auth/crypto'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'

/** scrypt, N = 16384, r = 16; about a tenth of a second of one core. Do it outside transactions. */
export const hashOf = (password: string): Promise<string> => hashPassword(password)

export type NewAccount = {
  id: string
  name: string
  email: string
  passwordHash: string
  locale?: string
}

/**
 * Somebody who can sign in with a password. Trusts its input, and runs where identity rows may be
 * written: in `identityDb().$transaction(…)`. An e-mail that is taken throws P2002.
 */
export async function createAccount(tx: Tx, account: NewAccount): Promise<void> {
  const { id, name, passwordHash, locale } = account
  const email = account.email.toLowerCase()
  await tx.person.create({ data: { id, name, email, locale } })
  await tx.authAccount.create({
    data: {
      id: newId(),
      providerId: 'credential',
      accountId: id,
      userId: id,
      password: passwordHash,
    },
  })
}
