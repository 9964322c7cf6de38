import { chmodSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname } from 'node:path'
import next from 'next'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { carrySignals } from '@/lib/platform/signals'

/** The web process: Next with an HTTP server of its own, which only the gateway can reach. */
const socketPath = process.env.FRAMSYN_WEB_SOCKET
if (!socketPath || !process.send) throw new Error('the web process is started by main')

// Ctrl-C reaches the whole group; main decides when we go.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)

// Main knows where rooms are open. It may be gone: then so are we, in a moment.
carrySignals((rooms) => process.send?.({ rooms }, undefined, undefined, () => undefined))

const dev = process.env.NODE_ENV === 'development'
const app = next({ dev, dir: process.cwd(), hostname: 'localhost', port: env().port })
const handle = app.getRequestHandler()
await app.prepare()

const server = createServer((request, answer) => {
  handle(request, answer).catch((error: unknown) => {
    log.error({ err: error }, 'page failed')
    if (answer.headersSent) answer.destroy()
    else answer.writeHead(500).end()
  })
})
// The gateway keeps its connections open; it alone decides when they close.
server.keepAliveTimeout = 0
server.listen(socketPath, () => {
  chmodSync(socketPath, 0o600)
  process.send?.('listening')
})

// Main is gone, also when it was killed: leave nothing behind.
process.once('disconnect', () => {
  rmSync(dirname(socketPath), { recursive: true, force: true })
  process.exit(0)
})
