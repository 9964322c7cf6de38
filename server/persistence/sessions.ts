import type pg from 'pg'

export type Session = { person: string }

/** Whose session a token is, if it is valid now. */
export async function findSession(pool: pg.Pool, token: string): Promise<Session | null> {
  const { rows } = await pool.query<{ person_id: string }>(
    'select person_id from auth_session where token = $1 and expires_at > now()',
    [token],
  )
  return rows[0] ? { person: rows[0].person_id } : null
}

/** Those of these tokens that are still signed in, with the name that their person has today. */
export async function liveSessions(
  pool: pg.Pool,
  tokens: readonly string[],
): Promise<ReadonlyMap<string, { name: string }>> {
  const { rows } = await pool.query<{ token: string; name: string }>(
    `select token, person.name from auth_session join person on person.id = person_id
     where token = any($1::text[]) and expires_at > now()`,
    [tokens],
  )
  return new Map(rows.map(({ token, name }) => [token, { name }]))
}
