import type { Env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import type { Bus } from './bus'
import { createInProcessBus } from './in-process'
import { createValkeyBus } from './valkey'

/** The bus that the settings ask for. It never fails: without Valkey, nodes ask Postgres. */
export function openBus({ valkeyUrl, authSecret }: Env): Bus {
  if (!valkeyUrl) return createInProcessBus()
  return createValkeyBus({ url: valkeyUrl, secret: authSecret, log: log.child({ part: 'bus' }) })
}
