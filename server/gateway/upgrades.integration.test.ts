import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { expect, test, vi } from 'vitest'
import type { SyncPort } from './gateway'
import { afterwards, echo, gateway, pagesFrom } from './testing'

async function upgrade(url: string): Promise<number> {
  const asking = request(url, { headers: { connection: 'Upgrade', upgrade: 'websocket' } })
  asking.end()
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  answer.resume()
  return answer.statusCode ?? 0
}

test('an upgrade reaches only sync, with the room as it was sent', async () => {
  const rooms: string[] = []
  const sync: SyncPort = {
    handleUpgrade(_request, socket, _head, room) {
      rooms.push(room)
      socket.end('HTTP/1.1 418 Here\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    },
    handleHttp: () => false,
  }
  const web = await pagesFrom(echo)
  const { made, url } = await gateway()
  made.open({ sync, web })
  expect(await upgrade(`${url}/sync/board.1?v=1&token=x`)).toBe(418)
  expect(await upgrade(`${url}/sync/%2e%2e%2fx`)).toBe(418)
  expect(await upgrade(`${url}/_next/webpack-hmr`)).toBe(404)
  expect(rooms).toEqual(['board.1', '%2e%2e%2fx'])
  expect(web.upgrades()).toBe(0)
})

/** One connection, as Java's HttpClient uses it; answers with everything that came back. */
async function h2c(url: string, ...requests: string[]): Promise<string> {
  const { port } = new URL(url)
  const client = connect(Number(port), '127.0.0.1')
  const closed = once(client, 'close')
  let said = ''
  client.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  for (const [at, request] of requests.entries()) {
    const [head, body = ''] = request.split('\n')
    const closing = at === requests.length - 1 ? 'Connection: close, ' : 'Connection: '
    client.write(
      `${head} HTTP/1.1\r\nHost: a\r\n${closing}Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\nContent-Length: ${body.length}\r\n\r\n`,
    )
    // The body comes later than its head, and in pieces.
    for (const piece of [body.slice(0, 3), body.slice(3)]) {
      await new Promise((resolve) => client.write(piece, resolve))
    }
    await vi.waitFor(() => expect(said.split('HTTP/1.1 ').length).toBe(at + 2), 15_000)
  }
  await closed
  return said
}

test('a request that offers h2c is answered as an ordinary one, with its body, and the connection goes on', async () => {
  const seen: IncomingMessage['headers'][] = []
  const web = await pagesFrom((incoming, answer) => {
    seen.push(incoming.headers)
    incoming.setEncoding('utf8')
    let body = ''
    incoming.on('data', (text: string) => {
      body += text
    })
    incoming.on('end', () => answer.end(`${incoming.method} ${incoming.url} <${body}>`))
  })
  const { made, url } = await gateway()
  made.open({ sync: null, web })
  const long = 'x'.repeat(200_000)
  const warned = vi.fn()
  process.on('warning', warned)
  afterwards(() => process.off('warning', warned))
  const many = Array<string>(12).fill('GET /api/many')
  const said = await h2c(
    url,
    ...many,
    'GET /api/a',
    'POST /api/b\nhello world',
    `PUT /api/c\n${long}`,
  )
  expect(said).toContain('GET /api/a <>')
  expect(said).toContain('POST /api/b <hello world>')
  expect(said).toContain(`PUT /api/c <${long}>`)
  expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(Array(15).fill('HTTP/1.1 200'))
  expect(seen.map((headers) => headers.upgrade ?? headers['http2-settings'])).toEqual(
    Array(15).fill(undefined),
  )
  expect(web.upgrades()).toBe(0)
  expect(warned).not.toHaveBeenCalled()
  expect(await h2c(url, 'GET /healthz')).toContain('{"status":"ok"}')
  expect(await h2c(url, 'GET /sync/board.1')).toMatch(/^HTTP\/1\.1 404/)
})
