import pg from 'pg'
import type { Env } from '@/lib/platform/env'
import { errorCode, StartError } from '@/lib/platform/errors'

const PATIENCE_MS = 5_000

type Login = Readonly<{ variable: string; url: string; role: string }>

function refusal({ variable, url, role }: Login, error: unknown): StartError {
  const { host, username } = new URL(url)
  const code = errorCode(error)
  const reason = error instanceof Error ? error.message : String(error)
  const say = (sentence: string) => new StartError(sentence, { cause: error })
  switch (code) {
    case '28P01':
    case '28000':
      return say(
        `The database at ${host} does not let ${username} in (${variable}). Check name and password of the role ${role}.`,
      )
    case '3D000':
      return say(
        `The database named in ${variable} does not exist at ${host}. Create it, owned by framsyn_owner.`,
      )
    default:
      return say(
        `The database at ${host} (${variable}) cannot be reached: ${code ?? reason}. Check that PostgreSQL runs there and that the address is right.`,
      )
  }
}

async function ask<T extends pg.QueryResultRow>(login: Login, sql: string): Promise<T[]> {
  const client = new pg.Client({
    connectionString: login.url,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<T>(sql)).rows
  } catch (error) {
    throw refusal(login, error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Tries the three roles of a database that is not ours, so that a wrong address or a role with too
 * many rights is one sentence at the start and not a surprise later.
 */
export async function checkExternalDatabase(settings: Env): Promise<void> {
  const owner: Login = {
    variable: 'DATABASE_ADMIN_URL',
    url: settings.databaseAdminUrl,
    role: 'framsyn_owner',
  }
  const limited: Login[] = [
    { variable: 'DATABASE_URL', url: settings.databaseUrl, role: 'framsyn_app' },
    { variable: 'DATABASE_SYNC_URL', url: settings.databaseSyncUrl, role: 'framsyn_sync' },
  ]
  const [known] = await ask<{ roles: string[] }>(
    owner,
    `SELECT array_agg(rolname::text) AS roles FROM pg_roles WHERE rolname ^@ 'framsyn_'`,
  )
  for (const login of limited) {
    if (!known?.roles?.includes(login.role)) {
      throw new StartError(
        `The database at ${new URL(owner.url).host} has no role ${login.role}. Create the three roles with docker/roles.sql before the first start.`,
      )
    }
    const [rights] = await ask<{ free: boolean; member: boolean }>(
      login,
      `SELECT rolsuper OR rolbypassrls AS free, pg_has_role('${login.role}', 'MEMBER') AS member
       FROM pg_roles WHERE rolname = current_user`,
    )
    if (rights?.free) {
      throw new StartError(
        `${login.variable} signs in as a role that row-level security does not bind. Use ${login.role}.`,
      )
    }
    if (!rights?.member) {
      throw new StartError(
        `${login.variable} signs in as a role that is not ${login.role}. Use that one.`,
      )
    }
  }
}

/** Rejects unless the application's role can ask the database something. */
export async function pingDatabase(url: string): Promise<void> {
  await ask({ variable: 'DATABASE_URL', url, role: 'framsyn_app' }, 'SELECT 1')
}
