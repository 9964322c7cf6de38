import { fileURLToPath } from 'node:url'
import { endClosedSessions } from '@/lib/auth/demo'
import { ensureSetupLink } from '@/lib/auth/setup-link'
import { systemClock } from '@/lib/platform/clock'
import { closeDatabase } from '@/lib/platform/db'
import { atPort, setEnv } from '@/lib/platform/env'
import { StartError } from '@/lib/platform/errors'
import { readiness } from '@/lib/platform/health'
import { log } from '@/lib/platform/log'
import { watchProcess } from '@/lib/platform/metrics'
import { carrySignals } from '@/lib/platform/signals'
import { pendingMigrations } from '@/prisma/migrate'
import { seedDemo } from '@/prisma/seed/demo'
import { pingDatabase } from './database'
import { openBus } from './fanout/open'
import { Gateway } from './gateway/gateway'
import { startWebProcess } from './gateway/web-process'
import { openJobs } from './jobs'
import { Parts } from './parts'
import { stopOnSignal } from './signals'
import { openDatabase, readSettings } from './storage'
import { announceWorkers, openSync } from './sync'
import { welcome } from './welcome'

const say = (line: string) => void process.stdout.write(`• ${line}\n`)
const dev = process.env.NODE_ENV === 'development'

async function start(parts: Parts): Promise<void> {
  watchProcess()
  announceWorkers()
  const asked = readSettings(parts)

  const gateway = new Gateway({
    host: asked.host,
    port: asked.port,
    settings: (port) => atPort(asked, port),
    trustedProxies: asked.trustedProxies,
    metricsToken: asked.metricsToken,
    readiness: readiness({
      database: () => pingDatabase(settings.databaseUrl),
      migrations: () => nothingPending(settings.databaseUrl),
    }),
    relaxed: dev,
  })
  const port = await gateway.listen()
  parts.add('gateway', () => gateway.close())

  const settings = await openDatabase(atPort(asked, port), { parts, say })
  setEnv(settings)
  parts.add('database connections', closeDatabase)

  const bus = openBus(settings)
  parts.add('bus', bus.close)
  let sync: ReturnType<typeof openSync> | null = null
  const signal = (rooms: readonly string[]) => {
    sync?.look(rooms)
    for (const room of rooms) bus.publish(room, { kind: 'look' })
  }
  carrySignals(signal)

  await endClosedSessions()
  if (settings.demo) {
    const { seeded } = await seedDemo({ now: systemClock(), locale: settings.demoLocale })
    if (seeded) say('filled the demo')
  }

  const web = settings.roles.includes('web')
    ? await startWebProcess({
        entry: fileURLToPath(new URL('./web.js', import.meta.url)),
        settings,
        dev,
        onSignal: signal,
      })
    : null
  if (web) parts.add('web', web.stop, { abandon: web.abandon })

  sync = settings.roles.includes('sync') ? openSync(settings, bus) : null
  if (sync) parts.add('sync', sync.close)

  const jobs = settings.roles.includes('jobs')
    ? await openJobs(settings, { clock: systemClock })
    : null
  if (jobs) parts.add('jobs', jobs.close)

  gateway.open({ sync, web })
  parts.add('new connections', () => gateway.shut())
  const setupLink = settings.roles.includes('web') ? await ensureSetupLink() : null
  process.stdout.write(welcome(settings, setupLink))
}

async function nothingPending(url: string): Promise<void> {
  const pending = await pendingMigrations(url)
  if (pending.length > 0) throw new Error(`not applied: ${pending.join(', ')}`)
}

const parts = new Parts()
stopOnSignal(parts, say)
start(parts).catch(async (error: unknown) => {
  if (error instanceof StartError) process.stderr.write(`${error.message}\n`)
  else log.fatal({ err: error }, 'Framsyn could not start')
  await parts.stop()
  process.exit(1)
})
