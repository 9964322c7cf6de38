import { createServer } from 'node:http'
import { systemClock } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import type { DatabaseUrls } from '@/server/embedded/cluster'
import { createSyncPool } from '@/server/persistence/pool'
import { createSync } from '@/server/rooms'
import { TEST_ORIGIN, TEST_SECRET } from '@/server/rooms/testing/board'
import { answering } from '../processes/answering'
import { collect, listen } from './serving'

/** The sync server as the product builds it, with the parts that `server/sync.ts` gives it. */
export const commands = {
  async open({ syncUrl }: DatabaseUrls): Promise<number> {
    const sync = createSync({
      pool: createSyncPool(syncUrl),
      authSecret: TEST_SECRET,
      origins: [TEST_ORIGIN],
      log,
      nodeId: 'bench',
      clock: systemClock,
    })
    const server = createServer(async (request, answer) => {
      if (!(await sync.handleHttp(request, answer))) answer.writeHead(404).end()
    })
    server.on('upgrade', (request, socket, head) => {
      const [path = ''] = (request.url ?? '').split('?', 1)
      sync.handleUpgrade(request, socket, head, path.replace(/^\/sync\//, ''))
    })
    return listen(server)
  },
  collect,
}

answering(commands)
