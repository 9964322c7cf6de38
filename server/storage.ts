import { join } from 'node:path'
import { type Env, parseEnv } from '@/lib/platform/env'
import { migrate } from '@/prisma/migrate'
import { localSecret, takeDataFolder } from './data-folder'
import { checkExternalDatabase } from './database'
import { startPostgres } from './embedded/cluster'
import { migrateQueue } from './jobs/queue'
import type { Parts } from './parts'

export type Say = (line: string) => void

/** Checks the variables, and takes the data folder when this process keeps anything in it. */
export function readSettings(parts: Parts): Env {
  const settings = parseEnv(process.env, () => '')
  if (!settings.embedded) return settings
  parts.add('data folder', takeDataFolder(settings.dataDir))
  const authSecret = settings.authSecret || localSecret(settings.dataDir)
  return { ...settings, authSecret }
}

/** Brings up the database, ours or the one that was named, with every migration applied. */
export async function openDatabase(
  settings: Env,
  { parts, say }: { parts: Parts; say: Say },
): Promise<Env> {
  const connected = settings.embedded ? await embedded(settings, { parts, say }) : settings
  if (!settings.embedded) await checkExternalDatabase(settings)
  const applied = await migrate(connected.databaseAdminUrl)
  await migrateQueue(connected.databaseAdminUrl)
  if (applied.length > 0)
    say(applied.length === 1 ? 'applied 1 migration' : `applied ${applied.length} migrations`)
  return connected
}

async function embedded(settings: Env, { parts, say }: { parts: Parts; say: Say }): Promise<Env> {
  const postgres = await startPostgres({
    dir: join(settings.dataDir, 'postgres'),
    onRestart: () => say('PostgreSQL ended by itself and was started again'),
  })
  parts.add('postgres', postgres.stop, { abandon: postgres.abandon })
  for (const note of postgres.notes) say(note)
  return {
    ...settings,
    databaseUrl: postgres.appUrl,
    databaseAdminUrl: postgres.ownerUrl,
    databaseSyncUrl: postgres.syncUrl,
  }
}
