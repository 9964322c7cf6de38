import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SchemaContainer } from '@prisma/schema-engine-wasm'
import { diffSchemas } from './diff'

const SCHEMA = 'prisma/schema'
const LOCKFILE = 'provider = "postgresql"\n'

function workingSchema(): SchemaContainer[] {
  return readdirSync(SCHEMA)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => `${SCHEMA}/${name}`)
    .map((path) => ({ path, content: readFileSync(path, 'utf8') }))
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

/** The schema as of the last commit; nothing when none has been committed yet. */
function committedSchema(): SchemaContainer[] {
  return git('ls-tree', '--name-only', 'HEAD', `${SCHEMA}/`)
    .split('\n')
    .filter((path) => path.endsWith('.prisma'))
    .map((path) => ({ path, content: git('show', `HEAD:${path}`) }))
}

function timestamp(now: Date): string {
  return now.toISOString().replaceAll(/\D/g, '').slice(0, 14)
}

/**
 * Writes `prisma/migrations/<time>_<name>/migration.sql` that leads from the committed schema to
 * the working one. Returns its path, or null when there is nothing to migrate.
 */
export async function writeNextMigration(
  name: string,
  { now, empty = false }: { now: Date; empty?: boolean },
): Promise<string | null> {
  const sql = await diffSchemas(committedSchema(), workingSchema())
  if (sql === '' && !empty) return null
  const dir = join('prisma/migrations', `${timestamp(now)}_${name}`)
  mkdirSync(dir, { recursive: true })
  const path = join(dir, 'migration.sql')
  writeFileSync(path, sql)
  const lockfile = 'prisma/migrations/migration_lock.toml'
  if (!existsSync(lockfile)) writeFileSync(lockfile, LOCKFILE)
  return path
}
