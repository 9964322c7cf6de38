import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, steadyNow, systemClock } from '@/lib/platform/clock'
import { type Log, log as ownLog } from '@/lib/platform/log'
import type { DatabaseUrls } from '../../embedded/cluster'
import type { Bus } from '../../fanout/bus'
import { createSyncPool, endPool } from '../../persistence/pool'
import { createSync } from '../index'
import { TEST_ORIGIN, TEST_SECRET } from './board'

export type TestServer = {
  /** Of sockets; over HTTP the same with `http`. */
  url: string
  /** Closes the sync server; the port stays. */
  stop(): Promise<void>
  /** A new sync server behind the same port, after `stop`. */
  restart(): void
  close(): Promise<void>
}

/** A sync server on a port of its own or this one, against this database; `bus` makes it one node of several. */
export async function testServer(
  urls: DatabaseUrls,
  {
    bus,
    log = ownLog,
    port: wanted = 0,
    clock = systemClock,
    now = steadyNow,
    maxDocument,
  }: {
    bus?: Bus
    log?: Log
    port?: number
    clock?: Clock
    now?: () => number
    maxDocument?: number
  } = {},
): Promise<TestServer> {
  const pool = createSyncPool(urls.syncUrl)
  const start = () =>
    createSync({
      pool,
      authSecret: TEST_SECRET,
      origins: [TEST_ORIGIN],
      log,
      nodeId: `test-${randomUUID()}`,
      clock,
      now,
      ...(bus && { bus }),
      ...(maxDocument && { maxDocument }),
    })
  let sync = start()
  const server = createServer(async (request, answer) => {
    if (!(await sync.handleHttp(request, answer))) answer.writeHead(404).end()
  })
  server.on('upgrade', (request, socket, head) => {
    const [path = ''] = (request.url ?? '').split('?', 1)
    sync.handleUpgrade(request, socket, head, path.replace(/^\/sync\//, ''))
  })
  server.listen(wanted, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    stop: () => sync.close(),
    restart: () => {
      sync = start()
    },
    async close() {
      await sync.close()
      await new Promise((resolve) => server.close(resolve))
      await endPool(pool)
    },
  }
}
