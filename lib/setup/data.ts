import { createHash } from 'node:crypto'
import { closedEmails } from '../auth/demo'
import { identityDb, type Tx } from '../platform/db'

/** What the table holds of a link: its SHA-256, so that a reader of the database cannot use it. */
export function tokenHashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** Whether the link may make the first account at `now`: it exists, is unused and fresh, and nobody has one. */
export async function isOpen(token: string, now: Date, tx: Tx = identityDb()): Promise<boolean> {
  const link = await tx.setupLink.findFirst({
    where: { tokenHash: tokenHashOf(token), usedAt: null, expiresAt: { gt: now } },
    select: { createdAt: true },
  })
  return link !== null && !(await hasAccounts(tx))
}

/** Whether somebody can sign in here. */
export async function hasAccounts(tx: Tx = identityDb()): Promise<boolean> {
  const person = { email: { notIn: closedEmails() } }
  return (await tx.authAccount.findFirst({ where: { person }, select: { id: true } })) !== null
}
