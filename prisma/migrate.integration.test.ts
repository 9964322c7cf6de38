import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase } from '@/server/embedded/roles'
import { migrate, migrationNames, pendingMigrations } from './migrate'

const folder = mkdtempSync(join(tmpdir(), 'framsyn-migrations-'))

beforeAll(() => {
  write('20260101000000_first', 'CREATE TABLE first (id int);')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

let count = 0

async function emptyDatabase(): Promise<string> {
  const { superUrl, ownerUrl } = inject('template')
  count += 1
  const name = `migrate_${process.pid}_${count}`
  await createDatabase(superUrl, name)
  return ownerUrl.replace(/\/[^/?]+\?/, `/${name}?`)
}

async function tables(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    )
    return rows.map((row) => row.tablename)
  } finally {
    await client.end()
  }
}

test('the migrations make the tables on an empty database, and a second run applies nothing', async () => {
  const url = await emptyDatabase()
  expect(await migrate(url)).toEqual(await migrationNames())
  expect(await tables(url)).toEqual(
    expect.arrayContaining(['_prisma_migrations', 'board', 'cluster', 'party', 'room_log']),
  )
  expect(await migrate(url)).toEqual([])
})

test('nodes that start together apply each migration once', async () => {
  const url = await emptyDatabase()
  const applied = await Promise.all([1, 2, 3].map(() => migrate(url, { dir: folder })))
  expect(applied.flat()).toEqual(['20260101000000_first'])
})

test('a migration that fails leaves nothing behind, names the reason, and may be mended', async () => {
  const url = await emptyDatabase()
  await migrate(url, { dir: folder })
  write('20260102000000_second', 'CREATE TABLE half (id int); SELECT no_such_column;')
  await expect(migrate(url, { dir: folder })).rejects.toThrow(/no_such_column/)
  expect(await tables(url)).not.toContain('half')
  expect(await pendingMigrations(url, { dir: folder })).toEqual(['20260102000000_second'])

  write('20260102000000_second', 'CREATE TABLE whole (id int);')
  expect(await migrate(url, { dir: folder })).toEqual(['20260102000000_second'])
  expect(await tables(url)).toContain('whole')
  expect(await pendingMigrations(url, { dir: folder })).toEqual([])
})

test('function bodies with semicolons survive', async () => {
  const url = await emptyDatabase()
  write(
    '20260103000000_third',
    'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END; $$;',
  )
  await expect(migrate(url, { dir: folder })).resolves.toContain('20260103000000_third')
})
