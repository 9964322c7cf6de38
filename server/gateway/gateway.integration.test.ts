import { once } from 'node:events'
import { get, type IncomingMessage, request } from 'node:http'
import { expect, test } from 'vitest'
import { echo, gateway, pagesFrom } from './testing'

test('until it is opened it says that Framsyn is starting, in the language of the browser', async () => {
  const { url } = await gateway()
  const page = await fetch(url, { headers: { 'accept-language': 'nn' } })
  expect(page.status).toBe(503)
  expect(page.headers.get('retry-after')).toBe('3')
  expect(await page.text()).toContain('Framsyn starter')
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect((await fetch(`${url}/readyz`)).status).toBe(503)
})

test('the address that a client claims is overwritten, one from a trusted proxy is believed', async () => {
  const web = await pagesFrom(echo)
  const ask = async (trustedProxies: string[], claimed: string) => {
    const { made, url } = await gateway({ trustedProxies })
    made.open({ sync: null, web })
    const answer = await fetch(url, {
      headers: { 'x-forwarded-for': claimed, 'x-real-ip': '9.9.9.9' },
    })
    return (await answer.json()) as Record<string, string>
  }
  const direct = await ask([], '203.0.113.9')
  expect(direct['x-forwarded-for']).toBe('127.0.0.1')
  expect(direct['x-real-ip']).toBeUndefined()
  const proxied = await ask(['127.0.0.0/8', '10.0.0.0/8'], '198.51.100.7, 203.0.113.9, 10.1.2.3')
  expect(proxied['x-forwarded-for']).toBe('203.0.113.9')
})

test('the page reads the nonce of the policy that the browser gets, and cannot weaken the headers', async () => {
  const web = await pagesFrom(echo)
  const { made, url } = await gateway()
  made.open({ sync: null, web })
  const answer = await fetch(url, { headers: { 'content-security-policy': 'script-src *' } })
  const seen = (await answer.json()) as Record<string, string>
  const policy = answer.headers.get('content-security-policy')
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}'/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/(?:script-src|style-src) [^;]*unsafe-inline/)
  expect(seen['content-security-policy']).toBe(policy)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('strict-transport-security')).toBeNull()
  expect(answer.headers.get('x-request-id')).toBe(seen['x-request-id'])
  const again = await fetch(url)
  expect(again.headers.get('content-security-policy')).not.toBe(policy)
})

test('an answer streams through piece by piece', async () => {
  let more: (text: string) => void = () => undefined
  const web = await pagesFrom((_request, answer) => {
    answer.write('first')
    more = (text) => answer.end(text)
  })
  const { made, url } = await gateway()
  made.open({ sync: null, web })
  const body = (await fetch(url)).body?.getReader()
  const decode = (value?: Uint8Array) => new TextDecoder().decode(value)
  expect(decode((await body?.read())?.value)).toBe('first')
  more('second')
  expect(decode((await body?.read())?.value)).toBe('second')
})

test('a client that leaves ends the request of the page, and a page that breaks off ends the answer', async () => {
  let leave: () => void = () => undefined
  const left = new Promise<void>((resolve) => {
    leave = resolve
  })
  const web = await pagesFrom((incoming, answer) => {
    answer.write('begun')
    if (incoming.url === '/break') setImmediate(() => answer.destroy())
    else answer.once('close', () => leave())
  })
  const { made, url } = await gateway()
  made.open({ sync: null, web })
  const leaving = get(url)
  leaving.on('error', () => undefined)
  await once(leaving, 'response')
  leaving.destroy()
  await left
  await expect(fetch(`${url}/break`).then((answer) => answer.text())).rejects.toThrow()
})

test('a body reaches the page whole', async () => {
  const web = await pagesFrom((incoming, answer) => {
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
    })
    incoming.on('end', () => answer.end(String(size)))
  })
  const { made, url } = await gateway()
  made.open({ sync: null, web })
  const answer = await fetch(url, { method: 'POST', body: 'x'.repeat(3_000_000) })
  expect(await answer.text()).toBe('3000000')
})

test('when the page breaks off in the middle of a body, the client still gets an answer', async () => {
  const web = await pagesFrom((incoming) => {
    incoming.once('data', () => incoming.socket.destroy())
  })
  const { made, url } = await gateway()
  made.open({ sync: null, web })
  const { port } = new URL(url)
  for (let i = 0; i < 20; i++) {
    const asking = request({ port, host: '127.0.0.1', method: 'POST' })
    asking.on('error', () => undefined)
    const answered = once(asking, 'response')
    asking.write(Buffer.alloc(1_000_000))
    const [answer] = (await answered) as [IncomingMessage]
    expect(answer.statusCode).toBe(503)
    asking.end(Buffer.alloc(1_000_000))
    answer.resume()
    await once(answer, 'close')
  }
})

test('while the pages are away the answer is a page that comes back by itself', async () => {
  const web = await pagesFrom(echo)
  const { made, url } = await gateway()
  made.open({ sync: null, web: { ...web, socketPath: () => null } })
  const away = await fetch(url)
  expect(away.status).toBe(503)
  expect(await away.text()).toContain('http-equiv="refresh"')
  made.open({ sync: null, web: { ...web, socketPath: () => '/nowhere/web.sock' } })
  expect((await fetch(url)).status).toBe(503)
})

test('metrics answer on loopback or with the token, never to what a proxy forwards', async () => {
  const token = 'a-token-for-metrics'
  const { url } = await gateway({ metricsToken: token })
  const status = async (headers: Record<string, string>) =>
    (await fetch(`${url}/metrics`, { headers })).status
  expect(await status({})).toBe(200)
  expect(await status({ 'x-forwarded-for': '203.0.113.9' })).toBe(403)
  expect(await status({ 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer no' })).toBe(403)
  expect(await status({ 'x-forwarded-for': '203.0.113.9', authorization: `Bearer ${token}` })).toBe(
    200,
  )
})

test('a check that fails makes it not ready and says which one, and why on loopback only', async () => {
  const web = await pagesFrom(echo)
  const { made, url } = await gateway({
    readiness: async () => ({
      ready: false,
      checks: { database: 'connect ECONNREFUSED 10.0.0.5:5432', migrations: 'ok' },
    }),
  })
  made.open({ sync: null, web })
  const checks = async (headers: Record<string, string>) => {
    const answer = await fetch(`${url}/readyz`, { headers })
    expect(answer.status).toBe(503)
    const { status, checks } = (await answer.json()) as { status: string; checks: unknown }
    expect(status).toBe('not ready')
    return checks
  }
  const open = { database: 'connect ECONNREFUSED 10.0.0.5:5432', migrations: 'ok' }
  expect(await checks({})).toEqual(open)
  const closed = { database: 'failed', migrations: 'ok' }
  expect(await checks({ 'x-forwarded-for': '203.0.113.9' })).toEqual(closed)
  expect(await checks({ forwarded: 'for=203.0.113.9' })).toEqual(closed)
})
