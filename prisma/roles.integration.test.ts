import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DatabaseUrls } from '@/server/embedded/cluster'
import { testDatabase } from '@/server/embedded/testing'
import { insertBoard, insertCluster, insertMember, insertParty, type TestCluster } from './testing'

const DENIED = { code: '42501' }
const SEALED = { code: '23001' }

let urls: DatabaseUrls
let cluster: TestCluster
const clients: pg.Client[] = []

beforeAll(async () => {
  urls = await testDatabase()
  cluster = await insertCluster()
  const party = await insertParty(cluster)
  const { person } = await insertMember(cluster, { party })
  await insertBoard(cluster, { parties: [party.id], by: person })
})

afterAll(() => Promise.all(clients.map((client) => client.end())))

async function as(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(`SELECT set_config('framsyn.cluster', $1, false)`, [cluster.id])
  clients.push(client)
  return client
}

const SEALED_TABLES = ['event', 'record_opening', 'record_person']

describe('DOM-10 sealed rows', () => {
  const attempts = (table: string): string[] => [
    `UPDATE ${table} SET cluster_id = cluster_id`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table} CASCADE`,
    `WITH gone AS (DELETE FROM ${table} RETURNING 1) SELECT count(*) FROM gone`,
    `WITH changed AS (UPDATE ${table} SET cluster_id = cluster_id RETURNING 1) SELECT 1`,
    `INSERT INTO ${table} SELECT * FROM ${table} LIMIT 1
       ON CONFLICT ON CONSTRAINT ${table}_pkey DO UPDATE SET cluster_id = excluded.cluster_id`,
    `MERGE INTO ${table} t USING ${table} s ON t.cluster_id = s.cluster_id
       WHEN MATCHED THEN DELETE`,
    `SELECT * FROM ${table} FOR UPDATE`,
    `ALTER TABLE ${table} DISABLE TRIGGER ALL`,
    `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
    `DROP TABLE ${table}`,
  ]

  test.each(SEALED_TABLES)(
    '%s: the application reads and appends, and nothing else',
    async (table) => {
      const app = await as(urls.appUrl)
      const { rowCount } = await app.query(`SELECT 1 FROM ${table}`)
      expect(rowCount).toBeGreaterThan(0)
      for (const sql of attempts(table)) {
        await expect(app.query(sql), sql).rejects.toMatchObject(DENIED)
      }
      expect((await app.query(`SELECT 1 FROM ${table}`)).rowCount).toBe(rowCount)
    },
  )

  test.each(SEALED_TABLES)(
    '%s: owner and superuser are stopped by the second wall',
    async (table) => {
      for (const url of [urls.ownerUrl, urls.superUrl]) {
        const client = await as(url)
        for (const sql of [
          `UPDATE ${table} SET cluster_id = cluster_id`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table} CASCADE`,
        ]) {
          await expect(client.query(sql), sql).rejects.toMatchObject(SEALED)
        }
      }
    },
  )

  test('a cluster with events cannot be renumbered or removed from under them', async () => {
    const client = await as(urls.superUrl)
    const rules = ['UPDATE cluster SET id = gen_random_uuid()', 'DELETE FROM cluster']
    for (const sql of rules) {
      await expect(client.query(sql), sql).rejects.toMatchObject({
        code: expect.stringMatching(/^23/),
      })
    }
  })
})

describe('the application', () => {
  test.each([
    'DELETE FROM cluster',
    'DELETE FROM party',
    'DELETE FROM member',
    'DELETE FROM mandate',
    'DELETE FROM board',
    'DELETE FROM board_party',
    'DELETE FROM person',
    'UPDATE mandate SET voting = true',
    'UPDATE board_party SET joined_at = now()',
    'UPDATE room_log SET payload = payload',
    'DELETE FROM room_log',
    'DELETE FROM room_head',
    'UPDATE room_head SET log_epoch = 9',
    `UPDATE room_client SET person = person`,
    'UPDATE rating SET member_id = member_id',
    'UPDATE assessment SET board_id = board_id',
    'DELETE FROM own_lens',
    'SET ROLE framsyn_owner',
    'SET SESSION AUTHORIZATION framsyn_owner',
    'CREATE TABLE mine (id int)',
    'UPDATE _prisma_migrations SET logs = null',
  ])('may not: %s', async (sql) => {
    const app = await as(urls.appUrl)
    await expect(app.query(sql)).rejects.toMatchObject(DENIED)
  })

  test('ends a mandate and leaves the rest of it as it was', async () => {
    const app = await as(urls.appUrl)
    expect((await app.query('UPDATE mandate SET valid_to = now()')).rowCount).toBe(1)
  })
})

describe('the sync server', () => {
  test.each([
    'SELECT password FROM auth_account',
    'SELECT * FROM auth_verification',
    'SELECT * FROM setup_link',
    'SELECT email FROM person',
    'SELECT ip_address FROM auth_session',
    'SELECT * FROM event',
    'SELECT * FROM record_opening',
    'SELECT * FROM record_person',
    'SELECT * FROM rating',
    'SELECT * FROM assessment',
    'SELECT * FROM own_lens',
    'SELECT title FROM board',
    'SELECT organisation_number FROM party',
    `UPDATE member SET role = 'owner'`,
    `UPDATE board_role SET role = 'facilitator'`,
    'UPDATE room_head SET access_epoch = 0',
    `INSERT INTO room_head (room, cluster_id) VALUES ('board.x', gen_random_uuid())`,
    'DELETE FROM room_log',
    'UPDATE room_log SET payload = payload',
    'DELETE FROM auth_session',
    'SET ROLE framsyn_app',
  ])('may not: %s', async (sql) => {
    const sync = await as(urls.syncUrl)
    await expect(sync.query(sql)).rejects.toMatchObject(DENIED)
  })

  test('reads access, and reads and writes rooms', async () => {
    const sync = await as(urls.syncUrl)
    await sync.query('SELECT id, token, person_id, expires_at FROM auth_session')
    expect((await sync.query('SELECT id, name FROM person')).rowCount).toBeGreaterThan(0)
    const boards = `room_head WHERE room LIKE 'board.%'`
    expect((await sync.query(`SELECT room FROM ${boards} FOR UPDATE`)).rowCount).toBe(1)
    const append = `INSERT INTO room_log (room, seq, node, payload) SELECT room, 1, 'n', '' FROM ${boards}`
    expect((await sync.query(append)).rowCount).toBe(1)
    const tell = `UPDATE room_head SET last_seq = 1 WHERE room LIKE 'board.%'`
    expect((await sync.query(tell)).rowCount).toBe(1)
  })
})
