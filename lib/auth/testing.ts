import { identityDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { createAccount, hashOf } from './account'
import { answerAuth } from './door'

export const PASSWORD = 'right horse, right battery'

export type Sent = {
  /** `undefined` leaves a header out that is otherwise sent. */
  headers?: Record<string, string | undefined>
  body?: unknown
  /** The address that the gateway saw. */
  from?: string
}

/**
 * People with accounts in this file's database, and the requests of their browsers to the door.
 * Limits live as long as the process, so each person comes from an address of their own by default.
 */
export function visitors() {
  let hash: Promise<string> | undefined
  let addresses = 0
  let address = ''

  async function person(name = 'Kari Nes'): Promise<{ id: string; email: string }> {
    hash ??= hashOf(PASSWORD)
    const passwordHash = await hash
    const id = newId()
    const email = `${id}@example.org`
    await identityDb().$transaction((tx) => createAccount(tx, { id, name, email, passwordHash }))
    addresses += 1
    address = `198.51.${Math.floor(addresses / 250)}.${addresses % 250}`
    return { id, email }
  }

  function send(path: string, { headers, body, from }: Sent = {}): Promise<Response> {
    const all = {
      'content-type': 'application/json',
      origin: env().publicUrl,
      'x-forwarded-for': from ?? address,
      ...headers,
    }
    const given = Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    )
    return answerAuth(
      new Request(`${env().publicUrl}/api/auth${path}`, {
        method: 'POST',
        headers: given,
        body: typeof body === 'string' ? body : JSON.stringify(body ?? {}),
      }),
    )
  }

  const signIn = (email: string, password: string, sent: Sent = {}) =>
    send('/sign-in/email', { ...sent, body: { email, password } })

  return { person, send, signIn }
}

/** The cookies of an answer as a browser sends them back. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
