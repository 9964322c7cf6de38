import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, identityDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId, newToken } from '@/lib/platform/ids'
import type { DatabaseUrls } from '../embedded/cluster'
import { testDatabase } from '../embedded/testing'
import { openJobs } from '.'
import { migrateQueue } from './queue'

const NOW = new Date('2026-05-01T12:00:00Z')
let urls: DatabaseUrls

beforeAll(async () => {
  urls = await testDatabase()
  await migrateQueue(urls.ownerUrl)
})

afterAll(closeDatabase)

async function ask(url: string, sql: string, params: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, values: params, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

async function signIn(expiresAt: Date): Promise<string> {
  const personId = newId()
  await identityDb().person.create({
    data: { id: personId, name: 'Somebody', email: `${personId}@example.org` },
  })
  const { id } = await identityDb().authSession.create({
    data: { id: newId(), token: newToken(), userId: personId, expiresAt },
  })
  return id
}

const pendingJobs = () =>
  ask(urls.ownerUrl, 'SELECT count(*)::int FROM graphile_worker._private_jobs')

test('a job that the application enqueues is done: expired sessions go, others stay', async () => {
  const expired = await signIn(new Date(NOW.getTime() - 1))
  const valid = await signIn(new Date(NOW.getTime() + 60_000))
  await ask(urls.appUrl, `SELECT enqueue_job('purge-expired-sessions', '{}')`)
  expect(await pendingJobs()).toEqual([1])

  const jobs = await openJobs(env(), { clock: () => NOW })
  try {
    await expect.poll(pendingJobs, { timeout: 15_000 }).toEqual([0])
  } finally {
    await jobs.close()
  }
  const left = await identityDb().authSession.findMany({ select: { id: true } })
  expect(left.map(({ id }) => id)).toContain(valid)
  expect(left.map(({ id }) => id)).not.toContain(expired)
})

test('the same key enqueues once, and a rollback enqueues nothing', async () => {
  const twice = `SELECT enqueue_job('purge-expired-sessions', '{}', now() + interval '1 day', 'tomorrow')`
  await ask(urls.appUrl, twice)
  await ask(urls.appUrl, twice)
  expect(await pendingJobs()).toEqual([1])
  const client = new pg.Client({ connectionString: urls.appUrl })
  await client.connect()
  await client.query('BEGIN')
  await client.query(`SELECT enqueue_job('purge-expired-sessions', '{}')`)
  await client.query('ROLLBACK')
  await client.end()
  expect(await pendingJobs()).toEqual([1])
})

test('the queue has no other door: its tables are closed to the application, the door to sync', async () => {
  const direct = `SELECT graphile_worker.add_job('purge-expired-sessions')`
  await expect(ask(urls.appUrl, direct)).rejects.toThrow(/permission denied/)
  const bySync = `SELECT enqueue_job('purge-expired-sessions', '{}')`
  await expect(ask(urls.syncUrl, bySync)).rejects.toThrow(/permission denied/)
})

test('nodes that start together bring the queue up to date without harm', async () => {
  const { ownerUrl } = await testDatabase()
  await Promise.all([1, 2, 3].map(() => migrateQueue(ownerUrl)))
  const sql = `SELECT count(*)::int > 0 FROM graphile_worker.migrations`
  expect(await ask(ownerUrl, sql)).toEqual([true])
})
