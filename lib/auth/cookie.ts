import { createHmac, timingSafeEqual } from 'node:crypto'

/** better-auth's prefix and name; `__Secure-` comes in front when browsers reach us over TLS. */
export const COOKIE_PREFIX = 'framsyn'
const NAME = `${COOKIE_PREFIX}.session_token`
const NAMES = [`__Secure-${NAME}`, NAME]

/**
 * The session token in a `Cookie` header, or `null` when there is none that we signed. Needs no
 * database; whoever calls it still has to look the token up, since sign-out deletes the row.
 */
export function sessionTokenFrom(cookieHeader: string | undefined, secret: string): string | null {
  if (!cookieHeader) return null
  const pairs = cookieHeader.split(';').map(nameAndValue)
  for (const name of NAMES) {
    for (const [found, value] of pairs) {
      const token = found === name ? verified(value, secret) : null
      if (token) return token
    }
  }
  return null
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()]
}

/** `token.signature`, URI-encoded; the signature is base64 of HMAC-SHA-256 over the token. */
function verified(value: string, secret: string): string | null {
  const signed = decoded(value)
  const at = signed.lastIndexOf('.')
  if (at < 1) return null
  const token = signed.slice(0, at)
  const given = Buffer.from(signed.slice(at + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
