import pg from 'pg'
import type { Passwords, Role } from './secrets'

const LOGINS = ['framsyn_owner', 'framsyn_app', 'framsyn_sync'] as const satisfies readonly Role[]

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes the roles that migrations grant to; their passwords follow the secrets file. */
export function ensureRoles(superUrl: string, passwords: Passwords): Promise<void> {
  return asSuperuser(superUrl, async (client) => {
    const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles')
    const known = new Set(rows.map((row) => row.rolname))
    for (const role of LOGINS) {
      const verb = known.has(role) ? 'ALTER' : 'CREATE'
      await client.query(
        `${verb} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(passwords[role])}`,
      )
    }
  })
}

export function ensureDatabase(superUrl: string, name: string): Promise<void> {
  return asSuperuser(superUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    await makeDatabase(client, name)
  })
}

async function makeDatabase(client: pg.Client, name: string, template?: string): Promise<void> {
  const database = client.escapeIdentifier(name)
  const copy = template ? ` TEMPLATE ${client.escapeIdentifier(template)} STRATEGY FILE_COPY` : ''
  await client.query(`CREATE DATABASE ${database} OWNER framsyn_owner${copy}`)
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`)
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO framsyn_app, framsyn_sync`)
}

export function createDatabase(superUrl: string, name: string, template?: string): Promise<void> {
  return asSuperuser(superUrl, (client) => makeDatabase(client, name, template))
}

export function dropDatabase(superUrl: string, name: string): Promise<void> {
  return asSuperuser(superUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`)
  })
}
