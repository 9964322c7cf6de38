import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { Gateway, type GatewayOptions } from './gateway'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

/** Runs when the test is over, last come first. */
export const afterwards = (clean: () => unknown) => cleanups.push(clean)

type Page = (request: IncomingMessage, answer: ServerResponse) => void

/** A web process of the test's own, on a Unix socket as the real one is. */
export async function pagesFrom(page: Page) {
  const folder = mkdtempSync(join(tmpdir(), 'framsyn-gateway-'))
  const socketPath = join(folder, 'web.sock')
  const server = createServer(page).listen(socketPath)
  let upgrades = 0
  server.on('upgrade', (_request, socket) => {
    upgrades += 1
    socket.destroy()
  })
  await once(server, 'listening')
  afterwards(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { socketPath: () => socketPath, takesUpgrades: false, upgrades: () => upgrades, server }
}

export async function gateway(options: Partial<GatewayOptions> = {}) {
  const made = new Gateway({
    host: '127.0.0.1',
    port: 0,
    settings: (port) => ({ origins: [`http://localhost:${port}`], secure: false }),
    trustedProxies: [],
    metricsToken: null,
    readiness: async () => ({ ready: true, checks: { database: 'ok' } }),
    relaxed: false,
    ...options,
  })
  const port = await made.listen()
  afterwards(() => made.close(0))
  return { made, url: `http://127.0.0.1:${port}` }
}

export const echo: Page = (incoming, answer) => {
  answer.setHeader('x-request-id', 'forged')
  answer.end(JSON.stringify(incoming.headers))
}
