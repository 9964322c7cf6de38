import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { newToken } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { AUTH_PATH, auth } from './config'
import { isClosed } from './demo'
import { isOwnOrigin } from './origin'
import { endSession } from './session'
import { createSignInLimits, type Outcome } from './sign-in-limits'

/** The routes of better-auth that are open; its others (sign-up, change of e-mail, …) do not exist here. */
const OPEN = {
  POST: ['/sign-in/email', '/sign-out'],
  GET: ['/get-session'],
} as const

const LARGEST_BODY = 16 * 1024

const signInBody = z.strictObject({
  email: z.string().max(320),
  password: z.string(),
  callbackURL: z.string().max(2000).optional(),
  rememberMe: z.boolean().optional(),
})

const limits = createSignInLimits()

/** Answers `/api/auth/*`: Origin, limits and open routes here, the rest in better-auth. */
export async function answerAuth(request: Request): Promise<Response> {
  const method = request.method === 'POST' ? 'POST' : 'GET'
  const path = OPEN[method].find((open) => new URL(request.url).pathname === AUTH_PATH + open)
  if (!path) return refuse(404, 'NOT_FOUND', 'There is nothing at this address.')
  if (method === 'GET') return auth().handler(request)
  if (!isOwnOrigin(request.headers.get('origin'), env().origins)) {
    return refuse(403, 'FOREIGN_ORIGIN', 'This request does not come from Framsyn’s own pages.')
  }
  try {
    return path === '/sign-out' ? await signOut(request) : await signIn(request)
  } catch (err) {
    log.error({ err, path }, 'sign-in door failed')
    return refuse(503, 'UNAVAILABLE', 'Framsyn cannot reach its database just now. Try again soon.')
  }
}

/** The row goes first: better-auth would report success although the database did not answer. */
async function signOut(request: Request): Promise<Response> {
  await endSession(request.headers.get('cookie'))
  return auth().handler(request)
}

async function signIn(request: Request): Promise<Response> {
  const text = await textOf(request)
  if (text === null) return refuse(413, 'TOO_LARGE', 'The request is too large.')
  const body = signInBody.safeParse(jsonOf(text))
  if (!body.success) {
    return refuse(400, 'MALFORMED', 'Send an e-mail address and a password as JSON.')
  }
  const result = await limits.guard(
    { address: request.headers.get('x-forwarded-for') ?? '', email: body.data.email },
    async () => {
      const response = await auth().handler(withBody(request, tried(body.data)))
      return { response, outcome: outcomeOf(response) }
    },
  )
  if ('response' in result) return result.response
  const seconds = result.retryAfterSeconds
  return refuse(
    429,
    'TOO_MANY_ATTEMPTS',
    `Too many attempts to sign in from here. Nothing is locked; try again in ${seconds} seconds.`,
    { 'retry-after': String(seconds) },
  )
}

/** What is tried; where nobody has the address, a password that is wrong, so that all else is as ever. */
function tried(given: z.infer<typeof signInBody>): string {
  return JSON.stringify(isClosed(given.email) ? { ...given, password: newToken() } : given)
}

function outcomeOf({ ok, status }: Response): Outcome {
  if (ok) return 'right'
  return status === 401 ? 'wrong' : 'unknown'
}

function refuse(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json(
    { code, message },
    { status, headers: { 'cache-control': 'no-store', ...headers } },
  )
}

/** The body as text, or `null` as soon as it grows too large. */
async function textOf(request: Request): Promise<string | null> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_BODY) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function withBody(request: Request, body: string): Request {
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  return new Request(request.url, { method: 'POST', headers, body })
}
