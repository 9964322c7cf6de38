import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { inject } from 'vitest'
import { parseEnv, setEnv } from '@/lib/platform/env'
import type { DatabaseUrls } from './cluster'
import { createDatabase } from './roles'

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that every test file's own one is copied from. */
    template: DatabaseUrls
  }
}

export const TEMPLATE = 'framsyn_template'

const AUTH_SECRET = 'a secret that signs nothing outside the tests'

/**
 * A fresh migrated database for the calling test file, on the one server of this test run. `env()` of
 * this process names it afterwards, so that code under test finds it as it would in production.
 */
export async function testDatabase(): Promise<DatabaseUrls> {
  const template = inject('template')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(template.superUrl, name, TEMPLATE)
  const urls: DatabaseUrls = {
    superUrl: elsewhere(template.superUrl, name),
    ownerUrl: elsewhere(template.ownerUrl, name),
    appUrl: elsewhere(template.appUrl, name),
    syncUrl: elsewhere(template.syncUrl, name),
  }
  const source = { PORT: '0', DEMO: '0', DATA_DIR: tmpdir(), AUTH_SECRET }
  setEnv({
    ...parseEnv(source, () => AUTH_SECRET),
    databaseUrl: urls.appUrl,
    databaseAdminUrl: urls.ownerUrl,
    databaseSyncUrl: urls.syncUrl,
  })
  return urls
}

function elsewhere(url: string, database: string): string {
  return url.replace(`/${TEMPLATE}?`, `/${database}?`)
}
