import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

export type ProxyRequest = Readonly<{
  socketPath: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** Set on the answer, whatever the page says. */
  answerHeaders: Readonly<Record<string, string>>
}>

/** For one connection only, so they end here (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

type Headers = Record<string, string | string[] | undefined>

function endToEnd(headers: Headers): Headers {
  return Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => value !== undefined && !HOP_BY_HOP.has(name)),
  )
}

/** Passes requests on to the web process, streaming both ways; a client that leaves ends both. */
export class WebProxy {
  readonly #agent = new Agent({ keepAlive: true, maxFreeSockets: 32 })

  /** `onFailure` is called instead of answering when the web process could not be reached. */
  web(
    incoming: IncomingMessage,
    answer: ServerResponse,
    { socketPath, headers, answerHeaders }: ProxyRequest,
    onFailure: () => void,
  ): void {
    const body = incoming.headers['transfer-encoding']
    const upstream = request({
      socketPath,
      agent: this.#agent,
      method: incoming.method,
      path: incoming.url,
      headers: {
        ...endToEnd({ ...incoming.headers, ...headers }),
        ...(body ? { 'transfer-encoding': body } : {}),
      },
    })
    upstream.once('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, {
        ...endToEnd(response.headers),
        ...answerHeaders,
      })
      response.pipe(answer)
      response.once('error', () => answer.destroy())
      response.once('close', () => {
        if (!response.complete) answer.destroy()
      })
    })
    let failed = false
    // It may fail more than once, and an error that nobody hears ends the process.
    upstream.on('error', () => {
      if (failed) return
      failed = true
      // The rest of the body has nowhere to go; left unread it would cut the answer off.
      incoming.unpipe(upstream).resume()
      if (answer.headersSent || answer.destroyed) answer.destroy()
      else onFailure()
    })
    answer.once('close', () => upstream.destroy())
    incoming.pipe(upstream)
  }

  /** Development only: hands a socket upgrade on, for Next's hot reload. */
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer, socketPath: string): void {
    const upstream = request({
      socketPath,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
    })
    upstream.once('upgrade', (response, far, farHead) => {
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`)
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`)
      if (farHead.length > 0) socket.write(farHead)
      if (head.length > 0) far.write(head)
      far.pipe(socket).pipe(far)
      far.on('error', () => socket.destroy())
      socket.on('error', () => far.destroy())
    })
    upstream.once('response', () => socket.destroy())
    upstream.on('error', () => socket.destroy())
    upstream.end()
  }

  close(): void {
    this.#agent.destroy()
  }
}
