import { createHash } from 'node:crypto'
import { log } from '@/lib/platform/log'
import { createLimit, type Limit } from '@/lib/platform/rate-limit'
import type { SignedIn } from './scope'
import { signedInFrom } from './session'

type Params = Record<string, string | string[]>
type Handler<P> = (request: Request, context: { params: Promise<P> }) => Promise<Response>
type Costly = { name: string; aMinute: number }
/** Answers with what is to be sent; `null` when there is nothing, or nothing for this person. */
type Read<P, Found = object> = (
  person: SignedIn,
  params: P,
  query: URLSearchParams,
) => Promise<Found | null>

const ordinary = createLimit({ name: 'api', points: 300, seconds: 60 })

/**
 * A route of the read-only API: whoever has no session gets 401, too much 429, what is not theirs the
 * same 404 as what does not exist. With `revalidate`, clients may keep an answer and ask whether it
 * still holds. What costs more than others has a name and a limit a minute of its own.
 */
export function forSignedIn<P extends Params = Params>(
  read: Read<P>,
  { revalidate = false, costly }: { revalidate?: boolean; costly?: Costly } = {},
): Handler<P> {
  const limit = costly ? limitOf(costly) : ordinary
  return guarded(limit, read, (request, body) =>
    revalidate ? revalidated(request, body) : json(body),
  )
}

/** A file to take away. */
export type Download = { name: string; type: string; body: string | Uint8Array<ArrayBuffer> }

/** A route from which a file is taken away, under the same rules as `forSignedIn`. */
export function downloadForSignedIn<P extends Params = Params>(
  read: Read<P, Download>,
  costly: Costly,
): Handler<P> {
  return guarded(limitOf(costly), read, (_, { name, type, body }) => {
    const headers = { ...PRIVATE, 'content-type': type, 'content-disposition': attachment(name) }
    return new Response(body, { headers })
  })
}

const limitOf = ({ name, aMinute }: Costly) =>
  createLimit({ name: `api-${name}`, points: aMinute, seconds: 60 })

/** RFC 6266: the name for programs of today, and one in ASCII for the others. */
function attachment(name: string): string {
  const plain = name.replace(/[^ -~]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`
}

function guarded<P extends Params, Found extends object>(
  limit: Limit,
  read: Read<P, Found>,
  answer: (request: Request, found: Found) => Response,
): Handler<P> {
  return async (request, { params }) => {
    try {
      const person = await signedInFrom(request.headers.get('cookie'), new Date())
      if (!person) return problem(401, 'Sign in first: this address answers with a session only.')
      const verdict = await limit.take(person.personId)
      if (!verdict.ok) return tooMany(verdict.retryAfterSeconds)
      const found = await read(person, await params, new URL(request.url).searchParams)
      if (!found) return problem(404, 'There is nothing here, or nothing that you may see.')
      return answer(request, found)
    } catch (err) {
      log.error({ err, path: new URL(request.url).pathname }, 'api failed')
      return problem(503, 'Framsyn cannot answer just now. Nothing was changed; try again soon.')
    }
  }
}

const PRIVATE = { 'cache-control': 'private, no-store', vary: 'cookie' }

function json(body: object): Response {
  return Response.json(body, { headers: PRIVATE })
}

function revalidated(request: Request, body: object): Response {
  const text = JSON.stringify(body)
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = { ...PRIVATE, 'cache-control': 'private, no-cache', etag }
  if (holds(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json' } })
}

/** Whether `If-None-Match` names this answer; proxies may have weakened its tag. */
function holds(header: string | null, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? []
  return tags.includes(etag) || tags.includes('*')
}

const TITLES = {
  401: 'Not signed in',
  404: 'Not found',
  429: 'Too many requests',
  503: 'Unavailable',
} as const

/** RFC 9457. */
function problem(
  status: keyof typeof TITLES,
  detail: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { type: 'about:blank', title: TITLES[status], status, detail },
    { status, headers: { ...PRIVATE, ...headers, 'content-type': 'application/problem+json' } },
  )
}

function tooMany(seconds: number): Response {
  return problem(429, `That was too much at once. Ask again in ${seconds} seconds.`, {
    'retry-after': `${seconds}`,
  })
}
