import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { errorCode, StartError } from '@/lib/platform/errors'
import type { Readiness } from '@/lib/platform/health'
import { counter } from '@/lib/platform/metrics'
import { clientOf, proxyList } from './client-address'
import { waitingPage } from './pages'
import { putBackPlain, wantsWebSocket } from './plain-request'
import { WebProxy } from './proxy'
import { securityHeaders } from './security-headers'
import { answerSystemRoute } from './system-routes'

/** The sync server as the gateway sees it; `room` is the path after `/sync/`, as it was sent. */
export type SyncPort = Readonly<{
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, room: string): void
  /** `GET /sync/<room>/snapshot`; false when the path is not one it knows. */
  handleHttp(request: IncomingMessage, answer: ServerResponse): boolean | Promise<boolean>
}>

/** The web process as the gateway sees it. */
export type WebPort = Readonly<{
  /** Where it listens, or null while it is away. */
  socketPath(): string | null
  /** Development: Next's own socket for hot reload. */
  takesUpgrades: boolean
}>

/** What is behind the gateway; parts that this process does not run are null. */
export type Behind = Readonly<{ sync: SyncPort | null; web: WebPort | null }>

export type GatewayOptions = Readonly<{
  host: string
  port: number
  /** The port in use is only known now when `port` is 0. */
  settings: (port: number) => Readonly<{ origins: readonly string[]; secure: boolean }>
  trustedProxies: readonly string[]
  metricsToken: string | null
  readiness: () => Promise<Readiness>
  relaxed: boolean
}>

const requests = counter({
  name: 'framsyn_http_requests_total',
  help: 'Requests by part and class of answer',
  labels: ['part', 'class'],
})

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

const roomOf = (path: string): string | null =>
  path.startsWith('/sync/') ? path.slice('/sync/'.length) : null

function listenError(error: unknown, { host, port }: GatewayOptions): unknown {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
      )
    case 'EACCES':
      return new StartError(
        `Port ${port} needs more rights than this user has. Choose one from 1024: PORT=3000 npm start`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(`HOST is ${host}, which is no address of this machine.`)
    default:
      return error
  }
}

/**
 * The one door: health, metrics, sync and pages on one port. It listens from the first moment and
 * says that Framsyn is starting until `open` tells it what is behind it.
 */
export class Gateway {
  readonly #options: GatewayOptions
  readonly #proxies: ReturnType<typeof proxyList>
  readonly #proxy = new WebProxy()
  readonly #server = createServer((request, answer) => this.#handle(request, answer))
  readonly #connections = new Set<Socket>()
  #closed: Promise<void> | undefined
  #behind: Behind | null = null
  #settings: ReturnType<GatewayOptions['settings']> = { origins: [], secure: false }

  constructor(options: GatewayOptions) {
    this.#options = options
    this.#proxies = proxyList(options.trustedProxies)
    this.#server.on('connection', (connection: Socket) => {
      // One whose upgrade was declined comes a second time.
      if (this.#connections.has(connection)) return
      this.#connections.add(connection)
      connection.once('close', () => this.#connections.delete(connection))
    })
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  /** Resolves with the port in use. */
  async listen(): Promise<number> {
    const { host, port } = this.#options
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error) => reject(listenError(error, this.#options)))
      this.#server.listen({ host, port }, resolve)
    })
    const { port: actual } = this.#server.address() as AddressInfo
    this.#settings = this.#options.settings(actual)
    return actual
  }

  open(behind: Behind): void {
    this.#behind = behind
  }

  /** Takes no more connections; those that are open go on. */
  shut(): void {
    this.#closed ??= new Promise((resolve) => this.#server.close(() => resolve()))
    this.#server.closeIdleConnections()
  }

  /** Running answers get `seconds` to end, then every connection is cut, sockets of sync too. */
  async close(seconds = 5): Promise<void> {
    this.shut()
    const timer = setTimeout(() => {
      for (const connection of this.#connections) connection.destroy()
    }, seconds * 1000)
    await this.#closed
    clearTimeout(timer)
    this.#proxy.close()
  }

  #handle(request: IncomingMessage, answer: ServerResponse): void {
    const path = pathOf(request)
    const nonce = randomBytes(16).toString('base64')
    const { secure, origins } = this.#settings
    const answerHeaders = {
      ...securityHeaders({
        nonce,
        secure,
        socketOrigins: origins.map((origin) => origin.replace(/^http/, 'ws')),
        relaxed: this.#options.relaxed,
      }),
      'x-request-id': randomUUID(),
    }
    for (const [name, value] of Object.entries(answerHeaders)) answer.setHeader(name, value)

    const room = roomOf(path)
    const { readiness, metricsToken } = this.#options
    const state = this.#behind ? readiness : async () => ({ ready: false, checks: {} })
    if (answerSystemRoute(request, answer, { path, readiness: state, metricsToken })) {
      this.#count(answer, 'system')
    } else if (room !== null) {
      this.#count(answer, 'sync')
      void this.#handleSync(request, answer)
    } else {
      this.#count(answer, 'web')
      this.#handleWeb(request, answer, { nonce, answerHeaders })
    }
  }

  async #handleSync(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const sync = this.#behind?.sync
    if (sync) {
      const { address } = clientOf(request, this.#proxies)
      request.headers['x-forwarded-for'] = address
      if (await sync.handleHttp(request, answer)) return
    }
    if (answer.headersSent) return
    answer.writeHead(this.#behind ? 404 : 503, { 'content-type': 'application/json' })
    answer.end(JSON.stringify({ error: this.#behind ? 'Not found.' : 'Framsyn is starting.' }))
  }

  #handleWeb(
    request: IncomingMessage,
    answer: ServerResponse,
    { nonce, answerHeaders }: { nonce: string; answerHeaders: Record<string, string> },
  ): void {
    const away = (state: 'starting' | 'restarting') => {
      answer.writeHead(503, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'retry-after': '3',
      })
      answer.end(
        waitingPage(state, { language: request.headers['accept-language'] ?? null, nonce }),
      )
    }
    if (!this.#behind) {
      away('starting')
      return
    }
    if (!this.#behind.web) {
      answer.writeHead(404, { 'content-type': 'text/plain' }).end('This node serves no pages.\n')
      return
    }
    const socketPath = this.#behind.web.socketPath()
    if (socketPath === null) {
      away('restarting')
      return
    }
    const { address, viaTrustedProxy } = clientOf(request, this.#proxies)
    const forwarded = viaTrustedProxy ? request.headers['x-forwarded-proto'] : undefined
    const headers = {
      'x-forwarded-for': address,
      'x-forwarded-host': request.headers.host,
      'x-forwarded-proto': forwarded ?? (this.#settings.secure ? 'https' : 'http'),
      'x-forwarded-port': undefined,
      'x-real-ip': undefined,
      forwarded: undefined,
      'x-request-id': answerHeaders['x-request-id'],
      // Next reads the nonce for its scripts out of the policy on the request.
      'content-security-policy': answerHeaders['content-security-policy'],
    }
    this.#proxy.web(request, answer, { socketPath, headers, answerHeaders }, () =>
      away('restarting'),
    )
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!wantsWebSocket(request)) {
      putBackPlain(request, socket, head)
      this.#server.emit('connection', socket)
      return
    }
    socket.on('error', () => socket.destroy())
    const room = roomOf(pathOf(request))
    if (room !== null && this.#behind?.sync) {
      request.headers['x-forwarded-for'] = clientOf(request, this.#proxies).address
      this.#behind.sync.handleUpgrade(request, socket, head, room)
      return
    }
    const web = this.#behind?.web
    const socketPath = web?.takesUpgrades ? web.socketPath() : null
    if (room === null && socketPath) this.#proxy.upgrade(request, socket, head, socketPath)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  }

  #count(answer: ServerResponse, part: 'system' | 'sync' | 'web'): void {
    answer.once('finish', () => {
      requests.inc({ part, class: `${Math.floor(answer.statusCode / 100)}xx` })
    })
  }
}
