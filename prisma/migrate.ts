import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { openSchemaEngine } from './engine'
import { inTurn } from './turn'

const migrationsDir = (): string => resolve(process.cwd(), 'prisma/migrations')

const noFilter = { externalTables: [], externalEnums: [] }

export async function migrationNames(dir = migrationsDir()): Promise<string[]> {
  if (!existsSync(dir)) return []
  const entries = await readdir(dir, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
}

async function listMigrations(dir: string): Promise<MigrationList> {
  const names = await migrationNames(dir)
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(join(dir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  )
  const lockfile = join(dir, 'migration_lock.toml')
  return {
    baseDir: dir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? await readFile(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

/**
 * A migration that failed, or whose process was killed, left nothing behind but its row: files run
 * in one transaction. Without this the engine refuses every later start.
 */
async function forgetFailures(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: noFilter,
  })
  for (const migrationName of failedMigrationNames) {
    await engine.markMigrationRolledBack({ migrationName })
  }
}

/** Applies, as the owner role, what is not applied yet; returns the names of what was applied. */
export async function migrate(url: string, { dir = migrationsDir() } = {}): Promise<string[]> {
  const migrationsList = await listMigrations(dir)
  return inTurn(url, async () => {
    const pool = new pg.Pool({ connectionString: url, max: 4 })
    try {
      return await apply(pool, migrationsList)
    } finally {
      await pool.end()
    }
  })
}

async function apply(pool: pg.Pool, migrationsList: MigrationList): Promise<string[]> {
  const engine = await openSchemaEngine(pool)
  try {
    await forgetFailures(engine, migrationsList)
    const done = await engine.applyMigrations({ migrationsList, filters: noFilter })
    return done.appliedMigrationNames
  } finally {
    engine.free()
  }
}

/** The migrations in `dir` that this database lacks, asked with a role that may read the list. */
export async function pendingMigrations(
  url: string,
  { dir = migrationsDir() } = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    )
    const applied = new Set(rows.map(({ name }) => name))
    return (await migrationNames(dir)).filter((name) => !applied.has(name))
  } finally {
    await client.end()
  }
}
