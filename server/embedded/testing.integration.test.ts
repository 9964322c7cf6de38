import pg from 'pg'
import { expect, test } from 'vitest'
import { env } from '@/lib/platform/env'
import { migrationNames } from '@/prisma/migrate'
import { testDatabase } from './testing'

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

test('a test database has every migration and its own rows', async () => {
  const [one, other] = [await testDatabase(), await testDatabase()]
  await ask(one.ownerUrl, 'CREATE TABLE only_here (id int)')
  const find = `SELECT count(*)::int FROM pg_tables WHERE tablename = 'only_here'`
  expect(await ask(one.ownerUrl, find)).toEqual([1])
  expect(await ask(other.ownerUrl, find)).toEqual([0])
  const applied = 'SELECT migration_name FROM _prisma_migrations ORDER BY 1'
  expect(await ask(other.ownerUrl, applied)).toEqual(await migrationNames())
})

test('each address signs in as its role, and the settings name the newest database', async () => {
  const urls = await testDatabase()
  const who = 'SELECT current_user::text'
  expect(await ask(urls.ownerUrl, who)).toEqual(['framsyn_owner'])
  expect(await ask(urls.appUrl, who)).toEqual(['framsyn_app'])
  expect(await ask(urls.syncUrl, who)).toEqual(['framsyn_sync'])
  expect(env().databaseUrl).toBe(urls.appUrl)
})
