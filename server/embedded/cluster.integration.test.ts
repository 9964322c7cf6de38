import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import { startPostgres } from './cluster'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

async function ask(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query('SELECT 42 AS answer')).rows[0].answer
  } finally {
    await client.end()
  }
}

test('SYNC-13 a database that cannot start again is tried until it can, and nothing else falls', async () => {
  log.level = 'silent'
  const folder = mkdtempSync(join(tmpdir(), 'framsyn-cluster-'))
  chmodSync(folder, 0o711)
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }))
  const dir = join(folder, 'postgres')
  const onRestart = vi.fn()
  const postgres = await startPostgres({ dir, durable: false, onRestart })
  cleanups.push(postgres.stop)
  expect(await ask(postgres.appUrl)).toBe(42)

  // Vitest fails a run with an unhandled rejection, which is what would end the process.
  const control = join(dir, 'data/global/pg_control')
  renameSync(control, `${control}.away`)
  const [pid] = readFileSync(join(dir, 'data/postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
  const failures = () =>
    readFileSync(join(dir, 'postgres.log'), 'utf8').split('could not find the database system')
  await vi.waitFor(() => expect(failures().length).toBeGreaterThan(3), 15_000)
  expect(onRestart).not.toHaveBeenCalled()

  renameSync(`${control}.away`, control)
  await vi.waitFor(async () => expect(await ask(postgres.appUrl)).toBe(42), 15_000)
  await vi.waitFor(() => expect(onRestart).toHaveBeenCalledOnce(), 15_000)
  await postgres.stop()
  expect(existsSync(join(dir, 'data/postmaster.pid'))).toBe(false)
}, 60_000)
