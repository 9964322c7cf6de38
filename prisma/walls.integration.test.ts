import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DatabaseUrls } from '@/server/embedded/cluster'
import { testDatabase } from '@/server/embedded/testing'
import { insertBoard, insertCluster, insertMember, insertParty, type TestCluster } from './testing'

let urls: DatabaseUrls
let superuser: pg.Client
let app: pg.Client
let ours: TestCluster
let theirs: TestCluster

beforeAll(async () => {
  urls = await testDatabase()
  superuser = await connect(urls.superUrl)
  app = await connect(urls.appUrl)
  ours = await fullCluster()
  theirs = await fullCluster()
})

afterAll(() => Promise.all([superuser.end(), app.end()]))

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

/** At least one row in every table. */
async function fullCluster(): Promise<TestCluster> {
  const cluster = await insertCluster()
  const party = await insertParty(cluster)
  const { id: memberId, person } = await insertMember(cluster, { party, role: 'owner' })
  const board = await insertBoard(cluster, { parties: [party.id], by: person })
  const room = `board.${board.id}`
  const given: [string, unknown[]][] = [
    [`INSERT INTO room_log (room, seq, node, payload) VALUES ($1, 1, 'n', '\\x00')`, [room]],
    [`INSERT INTO room_snapshot (room, seq, state, state_vector) VALUES ($1, 0, '', '')`, [room]],
    [
      `INSERT INTO room_client (room, client_id, person, first_seq) VALUES ($1, 7, $2, 1)`,
      [room, person.id],
    ],
    [
      `INSERT INTO room_projection (room, seq, schema, data, content_hash) VALUES ($1, 0, 1, '{}', '')`,
      [room],
    ],
    [
      `INSERT INTO rating (board_id, card_id, member_id, cluster_id, sector, impact, uncertainty, attributed, rated_at)
       VALUES ($1, 'card', $2, $3, 'firm', 5, 4, false, now())`,
      [board.id, memberId, cluster.id],
    ],
    [
      `INSERT INTO assessment (board_id, lens_id, element_id, member_id, cluster_id, sector, value, attributed, assessed_at)
       VALUES ($1, 'lens', 'element', $2, $3, 'firm', 3, false, now())`,
      [board.id, memberId, cluster.id],
    ],
    [
      `INSERT INTO own_lens (id, cluster_id, version, definition, created_by_id, created_at, changed_at)
       VALUES (gen_random_uuid(), $1, 1, '{}', $2, now(), now())`,
      [cluster.id, person.id],
    ],
    [
      `INSERT INTO auth_session (id, token, person_id, expires_at, updated_at) VALUES (gen_random_uuid(), gen_random_uuid(), $1, now() + '1 day', now())`,
      [person.id],
    ],
    [
      `INSERT INTO auth_account (id, account_id, provider_id, person_id, password, updated_at) VALUES (gen_random_uuid(), $1::uuid::text, 'credential', $1::uuid, 'hash', now())`,
      [person.id],
    ],
    [
      `INSERT INTO auth_verification (id, identifier, value, expires_at, updated_at) VALUES (gen_random_uuid(), 'x', 'y', now(), now())`,
      [],
    ],
    [
      `INSERT INTO setup_link (token_hash, expires_at) VALUES (sha256(gen_random_uuid()::text::bytea), now())`,
      [],
    ],
  ]
  for (const [sql, params] of given) await superuser.query(sql, params)
  return cluster
}

async function tables(): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

const IDENTITY = ['auth_account', 'auth_session', 'auth_verification', 'setup_link']

/** Which rows of a table are a cluster's, as SQL. A table that no rule covers fails the test. */
async function belongsTo(table: string): Promise<string> {
  if (IDENTITY.includes(table)) return 'false AND $1::uuid IS NULL'
  if (table === 'cluster') return 't.id = $1'
  if (table === 'person')
    return 'EXISTS (SELECT FROM member m WHERE m.person_id = t.id AND m.cluster_id = $1)'
  const { rows } = await superuser.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1`,
    [table],
  )
  const columns = rows.map(({ name }) => name)
  if (columns.includes('cluster_id')) return 't.cluster_id = $1'
  if (columns.includes('room')) {
    return 'EXISTS (SELECT FROM room_head h WHERE h.room = t.room AND h.cluster_id = $1)'
  }
  throw new Error(`no rule says whose rows ${table} holds: give it cluster_id and policies`)
}

async function rowsSeen(settings: Record<string, string>, table: string): Promise<string[]> {
  await app.query('BEGIN')
  for (const [name, value] of Object.entries(settings)) {
    await app.query('SELECT set_config($1, $2, true)', [name, value])
  }
  const { rows } = await app.query<{ row: string }>(`SELECT t::text AS row FROM "${table}" t`)
  await app.query('ROLLBACK')
  return rows.map(({ row }) => row).sort()
}

test('every table has row-level security, for its owner too', async () => {
  const { rows } = await superuser.query(
    `SELECT relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND relname <> '_prisma_migrations' AND NOT (relrowsecurity AND relforcerowsecurity)`,
  )
  expect(rows).toEqual([])
})

test('every table has rows of both clusters to hide, or the next tests would prove nothing', async () => {
  for (const table of await tables()) {
    const { rows } = await superuser.query(`SELECT count(*)::int AS count FROM "${table}"`)
    expect(rows[0].count, table).toBeGreaterThanOrEqual(2)
  }
})

test('outside a scope no table shows a row', async () => {
  for (const table of await tables()) expect(await rowsSeen({}, table), table).toEqual([])
})

test('an empty or unknown scope shows no row', async () => {
  const unknown = '00000000-0000-4000-8000-000000000000'
  for (const table of await tables()) {
    const nothing = { 'framsyn.cluster': '', 'framsyn.person': '' }
    expect(await rowsSeen(nothing, table), table).toEqual([])
    const nowhere = { 'framsyn.cluster': unknown, 'framsyn.person': unknown }
    expect(await rowsSeen(nowhere, table), table).toEqual([])
  }
})

test('in the scope of a cluster each table shows all of its rows and none of another', async () => {
  for (const table of await tables()) {
    const { rows } = await superuser.query<{ row: string }>(
      `SELECT t::text AS row FROM "${table}" t WHERE ${await belongsTo(table)}`,
      [ours.id],
    )
    const seen = await rowsSeen({ 'framsyn.cluster': ours.id }, table)
    expect(seen, table).toEqual(rows.map(({ row }) => row).sort())
  }
})

test('outside a scope the owner of the tables sees nothing either', async () => {
  const owner = await connect(urls.ownerUrl)
  for (const table of await tables()) {
    const { rows } = await owner.query(`SELECT 1 FROM "${table}"`)
    expect(rows, table).toEqual([])
  }
  await owner.end()
})

describe('rows cannot be put into another cluster', () => {
  const inOurs = async (sql: string, params: unknown[]) => {
    await app.query('BEGIN')
    await app.query(`SELECT set_config('framsyn.cluster', $1, true)`, [ours.id])
    try {
      return await app.query(sql, params)
    } finally {
      await app.query('ROLLBACK')
    }
  }

  test('by inserting', async () => {
    const insert = `INSERT INTO party (id, cluster_id, name, sector) VALUES (gen_random_uuid(), $1, 'Spy', 'firm')`
    await expect(inOurs(insert, [theirs.id])).rejects.toMatchObject({ code: '42501' })
    expect((await inOurs(insert, [ours.id])).rowCount).toBe(1)
  })

  test('by moving a row of ours', async () => {
    const move = 'UPDATE party SET cluster_id = $1'
    await expect(inOurs(move, [theirs.id])).rejects.toMatchObject({ code: '42501' })
  })

  test('by updating theirs', async () => {
    const rename = `UPDATE party SET name = 'Ours now' WHERE cluster_id = $1`
    expect((await inOurs(rename, [theirs.id])).rowCount).toBe(0)
  })

  test('by appending to the log of a room of theirs', async () => {
    const { rows } = await superuser.query('SELECT room FROM room_head WHERE cluster_id = $1', [
      theirs.id,
    ])
    const append = `INSERT INTO room_log (room, seq, node, payload) VALUES ($1, 99, 'n', '\\x00')`
    await expect(inOurs(append, [rows[0].room])).rejects.toMatchObject({ code: '42501' })
  })

  test('by judging on a board of theirs, or in the name of a member of theirs', async () => {
    const judge = `INSERT INTO rating (board_id, card_id, member_id, cluster_id, sector, impact, uncertainty, attributed, rated_at)
      SELECT b.id, 'other', m.id, $1, 'firm', 5, 4, false, now()
      FROM (VALUES ($2::uuid)) b (id), (VALUES ($3::uuid)) m (id)`
    const one = async ({ id }: TestCluster) => {
      const sql = `SELECT b.id AS board, m.id AS member FROM board b JOIN member m USING (cluster_id)
        WHERE cluster_id = $1`
      const { rows } = await superuser.query<{ board: string; member: string }>(sql, [id])
      return rows[0] ?? { board: '', member: '' }
    }
    const [our, their] = [await one(ours), await one(theirs)]
    await expect(inOurs(judge, [ours.id, their.board, our.member])).rejects.toMatchObject({
      code: '23503',
    })
    await expect(inOurs(judge, [ours.id, our.board, their.member])).rejects.toMatchObject({
      code: '23503',
    })
    expect((await inOurs(judge, [ours.id, our.board, our.member])).rowCount).toBe(1)
  })

  test('by referring to a party of theirs from a board of ours', async () => {
    const { rows } = await superuser.query('SELECT id FROM party WHERE cluster_id = $1', [
      theirs.id,
    ])
    const refer = `INSERT INTO board_party (board_id, party_id, cluster_id)
      SELECT id, $2, cluster_id FROM board WHERE cluster_id = $1`
    await expect(inOurs(refer, [ours.id, rows[0].id])).rejects.toMatchObject({ code: '23503' })
  })
})
