import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { startTemporaryPostgres } from '@/server/embedded/cluster'
import { createDatabase } from '@/server/embedded/roles'
import { diffSchemas } from './diff'
import { migrate } from './migrate'

const COLUMNS = `SELECT table_name, column_name, udt_name, is_nullable, column_default
  FROM information_schema.columns
  WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`
const ENUMS = `SELECT typname, enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
  ORDER BY 1, enumsortorder`
const KEYS = `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype IN ('p', 'u', 'f') AND connamespace = 'public'::regnamespace
    AND conrelid <> coalesce(to_regclass('_prisma_migrations'), 0) ORDER BY 1, 2`
const INDEXES = `SELECT indexname, indexdef FROM pg_indexes
  WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`

async function emptyDatabase(): Promise<string> {
  const { superUrl, ownerUrl } = inject('template')
  const name = `drift_${randomUUID().replaceAll('-', '')}`
  await createDatabase(superUrl, name)
  return ownerUrl.replace(/\/[^/?]+\?/, `/${name}?`)
}

async function run(url: string, ...statements: string[]): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const found: unknown[][] = []
    for (const sql of statements) found.push((await client.query(sql)).rows)
    return found
  } finally {
    await client.end()
  }
}

test('the migrations, one after the other, make what the Prisma schema says', async () => {
  const files = readdirSync('prisma/schema').map((name) => `prisma/schema/${name}`)
  const schema = files.map((path) => ({ path, content: readFileSync(path, 'utf8') }))
  const [fromSchema, fromMigrations] = [await emptyDatabase(), await emptyDatabase()]
  await run(fromSchema, await diffSchemas([], schema))
  await migrate(fromMigrations)
  const said = await run(fromSchema, COLUMNS, ENUMS, KEYS)
  expect(said[0]?.length).toBeGreaterThan(100)
  expect(await run(fromMigrations, COLUMNS, ENUMS, KEYS)).toEqual(said)
  // Partial indexes are written by hand, beyond what the schema can say.
  const [indexes] = await run(fromMigrations, INDEXES)
  const [wanted = []] = await run(fromSchema, INDEXES)
  expect(indexes).toEqual(expect.arrayContaining(wanted))
})

test('without its roles the first migration stops with a sentence and leaves nothing behind', async () => {
  const postgres = await startTemporaryPostgres()
  try {
    const { superUrl, ownerUrl } = postgres.urls('bare')
    const server = postgres.urls('postgres').superUrl
    await run(server, 'CREATE DATABASE bare OWNER framsyn_owner')
    await run(server, 'DROP DATABASE framsyn')
    await run(server, 'DROP ROLE framsyn_sync')
    await expect(migrate(ownerUrl)).rejects.toThrow(
      'The database role framsyn_sync is missing. Create it with: CREATE ROLE framsyn_sync',
    )
    const [left] = await run(superUrl, `SELECT 1 FROM pg_tables WHERE tablename = 'cluster'`)
    expect(left).toEqual([])
    await run(server, 'CREATE ROLE framsyn_sync LOGIN')
    expect(await migrate(ownerUrl)).not.toEqual([])
  } finally {
    await postgres.stop()
  }
})
