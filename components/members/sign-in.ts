import { z } from 'zod'

/** `tooMany` says when to try again; `unavailable` is the server's fault, `offline` the network's. */
export type SignInResult =
  | { ok: true }
  | { ok: false; reason: 'wrong' | 'malformed' | 'foreignOrigin' | 'unavailable' | 'offline' }
  | { ok: false; reason: 'tooMany'; retryAfterSeconds: number }

/** Signs this browser in by the standard route, the only door there is. */
export async function signIn(given: { email: string; password: string }): Promise<SignInResult> {
  const response = await post('/api/auth/sign-in/email', given)
  if (!response) return { ok: false, reason: 'offline' }
  if (response.ok) return { ok: true }
  if (response.status === 429) {
    return { ok: false, reason: 'tooMany', retryAfterSeconds: secondsOf(response) }
  }
  return { ok: false, reason: reasonOf(response.status) }
}

/** Ends the session of this browser; its open boards close within two seconds. */
export async function signOut(): Promise<
  { ok: true } | { ok: false; reason: 'unavailable' | 'offline' }
> {
  const response = await post('/api/auth/sign-out', {})
  if (!response) return { ok: false, reason: 'offline' }
  return response.ok ? { ok: true } : { ok: false, reason: 'unavailable' }
}

async function post(path: string, body: Record<string, unknown>): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return null
  }
}

function reasonOf(status: number): 'wrong' | 'malformed' | 'foreignOrigin' | 'unavailable' {
  if (status === 401) return 'wrong'
  if (status === 403) return 'foreignOrigin'
  return status < 500 ? 'malformed' : 'unavailable'
}

const seconds = z.coerce.number().int().positive().catch(60)

const secondsOf = (response: Response): number => seconds.parse(response.headers.get('retry-after'))
