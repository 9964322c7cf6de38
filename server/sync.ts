import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { systemClock } from '@/lib/platform/clock'
import type { Env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import type { Bus } from './fanout/bus'
import type { SyncPort } from './gateway/gateway'
import { createSyncPool, endPool } from './persistence/pool'
import { createSync } from './rooms'

/** The folder of the bundled worker; the web process, which projects boards too, inherits it. */
export function announceWorkers(): void {
  process.env.FRAMSYN_WORKERS ??= fileURLToPath(new URL('.', import.meta.url))
}

/** The sync server of this process, for the gateway. */
export function openSync(
  settings: Env,
  bus: Bus,
): SyncPort & { look(rooms: readonly string[]): void; close(): Promise<void> } {
  const pool = createSyncPool(settings.databaseSyncUrl)
  const sync = createSync({
    pool,
    authSecret: settings.authSecret,
    origins: settings.origins,
    log: log.child({ part: 'sync' }),
    nodeId: randomUUID(),
    clock: systemClock,
    bus,
  })
  return {
    handleUpgrade: sync.handleUpgrade,
    handleHttp: sync.handleHttp,
    look: sync.look,
    async close() {
      await sync.close()
      await endPool(pool)
    },
  }
}
