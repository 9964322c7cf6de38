import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

const OF_THE_UPGRADE = new Set(['connection', 'upgrade', 'http2-settings'])

export const wantsWebSocket = ({ headers }: IncomingMessage): boolean =>
  /^\s*websocket\s*$/i.test(headers.upgrade ?? '')

/**
 * Puts a request whose upgrade is declined back on its connection as an ordinary one, for the parser
 * to read again with its body (RFC 9110, 7.8: a server may ignore an upgrade). Node 20 offers every
 * upgrade to the one listener, also the h2c that some clients add to each request.
 */
export function putBackPlain(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`]
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(at, at + 2)
    if (!OF_THE_UPGRADE.has(name.toLowerCase())) lines.push(`${name}: ${value}`)
  }
  if (/\bclose\b/i.test(request.headers.connection ?? '')) lines.push('Connection: close')
  // Header values hold bytes, one a character.
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
}
