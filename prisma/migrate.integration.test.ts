import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

/** What the product's first migrations make, up to but not including this one. */
async function migratedUntil(name: string): Promise<string> {
  const url = await emptyDatabase()
  const dir = join(folder, 'until', name)
  for (const earlier of (await migrationNames()).filter((one) => one < name)) {
    cpSync(join('prisma/migrations', earlier), join(dir, earlier), { recursive: true })
  }
  await migrate(url, { dir })
  return url
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

test('SYNC-1 clusters from before there were events get their room', async () => {
  const url = await migratedUntil('20261123150500_rooms_of_events')
  const id = 'c2f1a0de-58d0-4b0e-9c1e-0a4f3b2d1c00'
  const superuser = new pg.Client({
    connectionString: inject('template').superUrl.replace(
      /\/[^/?]+\?/,
      `${new URL(url).pathname}?`,
    ),
  })
  await superuser.connect()
  try {
    await superuser.query(`INSERT INTO cluster (id, slug, name) VALUES ($1, 'old', 'Old')`, [id])
    await migrate(url)
    const { rows } = await superuser.query('SELECT room, cluster_id, last_seq FROM room_head')
    expect(rows).toEqual([{ room: `events.${id}`, cluster_id: id, last_seq: '0' }])
    const { rows: forced } = await superuser.query(
      `SELECT relname FROM pg_class WHERE relname IN ('cluster', 'room_head') AND relforcerowsecurity`,
    )
    expect(forced).toHaveLength(2)
  } finally {
    await superuser.end()
  }
})
