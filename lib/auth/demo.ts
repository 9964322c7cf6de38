import { identityDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { DEMO_PASSWORD, PERSONAS } from './personas'

export type Demo = { personas: typeof PERSONAS; password: string }

/** The accounts that anybody may use here, or `null` where there is no demo. */
export function demo(): Demo | null {
  return env().demo ? { personas: PERSONAS, password: DEMO_PASSWORD } : null
}

/** A demo that others than its owner can reach says so on every page. */
export function announcesDemo(): boolean {
  return env().demo && env().mode === 'deployed'
}

/**
 * The e-mail addresses that are nobody's here. An earlier start may have left the demo's accounts in
 * the database; with the demo off, a password that everybody knows must open nothing.
 */
export function closedEmails(): string[] {
  return env().demo ? [] : PERSONAS.map(({ email }) => email)
}

/** Whether nobody signs in with this address here, whatever the password. */
export function isClosed(email: string): boolean {
  return closedEmails().includes(email.trim().toLowerCase())
}

/** Ends what the demo's people had open when the demo was last on; run at start, before sync. */
export async function endClosedSessions(): Promise<void> {
  const person = { email: { in: closedEmails() } }
  await identityDb().authSession.deleteMany({ where: { person } })
}
