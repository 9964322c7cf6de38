import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readiness } from '@/lib/platform/health'
import { registry } from '@/lib/platform/metrics'
import { isLoopback } from './client-address'

export type SystemOptions = Readonly<{
  readiness: () => Promise<Readiness>
  metricsToken: string | null
}>

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function mayReadMetrics(request: IncomingMessage, token: string | null): boolean {
  const shown = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1]
  if (token && shown) return timingSafeEqual(digest(shown), digest(token))
  return isLocal(request)
}

function isLocal({ headers, socket }: IncomingMessage): boolean {
  // A proxy on this machine also comes from loopback; it gives itself away by forwarding.
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded
  return !forwarded && isLoopback((socket.remoteAddress ?? '').replace('::ffff:', ''))
}

/** Why a check failed names hosts, roles and versions: that is for whoever is on this machine. */
function withoutReasons(checks: Readiness['checks']): Readiness['checks'] {
  return Object.fromEntries(
    Object.entries(checks).map(([name, text]) => [name, text === 'ok' ? 'ok' : 'failed']),
  )
}

function sendJson(answer: ServerResponse, status: number, body: unknown): void {
  answer.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  answer.end(JSON.stringify(body))
}

/** Answers `/healthz`, `/readyz` and `/metrics`; false when the path is none of them. */
export function answerSystemRoute(
  request: IncomingMessage,
  answer: ServerResponse,
  { path, readiness, metricsToken }: SystemOptions & { path: string },
): boolean {
  switch (path) {
    case '/healthz':
      sendJson(answer, 200, { status: 'ok' })
      return true
    case '/readyz':
      void readiness().then((state) => {
        sendJson(answer, state.ready ? 200 : 503, {
          status: state.ready ? 'ready' : 'not ready',
          checks: isLocal(request) ? state.checks : withoutReasons(state.checks),
        })
      })
      return true
    case '/metrics':
      if (!mayReadMetrics(request, metricsToken)) {
        sendJson(answer, 403, { error: 'Metrics are read on loopback or with METRICS_TOKEN.' })
        return true
      }
      void registry.metrics().then(
        (text) => {
          answer.writeHead(200, { 'content-type': registry.contentType })
          answer.end(text)
        },
        () => sendJson(answer, 500, { error: 'The metrics could not be gathered.' }),
      )
      return true
    default:
      return false
  }
}
