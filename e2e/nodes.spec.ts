import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { roomName } from '@/lib/sync/rooms'
import { databasePasswords } from '@/server/embedded/secrets'
import { findValkey, launchValkey } from '@/server/fanout/testing/valkey-server'
import { RawClient } from '@/server/rooms/testing/raw-client'
import { openCanvas, savedState, writeNote } from './board'
import { inDatabase } from './database'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'
import { type Product, startProduct } from './product'
import { signIn } from './session'

/** A second process with the role sync, beside a whole product and on its database. */
async function secondNode(first: Product, valkey: string): Promise<Product> {
  const home = join(first.dataDir, 'postgres')
  const passwords = databasePasswords(home)
  const address = (role: 'framsyn_owner' | 'framsyn_app' | 'framsyn_sync') =>
    `postgresql://${role}:${passwords[role]}@localhost/framsyn?host=${encodeURIComponent(join(home, 'run'))}`
  return startProduct({
    env: {
      ROLES: 'sync',
      HOST: '127.0.0.1',
      DEMO: '0',
      PUBLIC_URL: first.url,
      AUTH_SECRET: readFileSync(join(first.dataDir, 'auth-secret'), 'utf8').trim(),
      DATABASE_URL: address('framsyn_app'),
      DATABASE_ADMIN_URL: address('framsyn_owner'),
      DATABASE_SYNC_URL: address('framsyn_sync'),
      VALKEY_URL: valkey,
    },
  })
}

async function clientOf(
  node: Product,
  { room, as, origin }: { room: string; as: APIRequestContext; origin: string },
): Promise<RawClient> {
  const { cookies } = await as.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return new RawClient({ url: `ws://127.0.0.1:${node.port}/sync`, room, cookie, origin })
}

/** How many messages of other processes it has taken in. */
async function received({ port }: Product): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(/^framsyn_bus_received_total (\d+)$/m.exec(metrics)?.[1])
}

test('SYNC-27 edits and changes of pages reach people at another process', async ({ browser }) => {
  test.setTimeout(240_000)
  const program = findValkey()
  test.skip(!program, 'there is no valkey-server and no redis-server')
  const valkey = await launchValkey(program ?? '')
  const first = await startProduct({ env: { VALKEY_URL: valkey.url } })
  const second = await secondNode(first, valkey.url)
  const context = await browser.newContext({ baseURL: first.url })
  try {
    const origin = first.url
    await signIn(context.request, { persona: 'facilitator', origin })
    const page = await context.newPage()
    const { board } = await findPlaces(page.request, origin)
    const { rows } = await inDatabase(first, (database) =>
      database.query('select cluster_id from board where id = $1', [board]),
    )
    const cluster = String(rows[0].cluster_id)
    const as = context.request
    const visit = (room: string) => clientOf(second, { room, as, origin })
    const document = await visit(roomName({ kind: 'board', board }))
    const events = await visit(roomName({ kind: 'events', cluster }))
    await expect.poll(() => document.joined).toBe(true)
    await expect.poll(() => events.events.length).toBeGreaterThan(0)

    await openCanvas(page, `/c/nordvik/boards/${board}`)
    await writeNote(page, 'Across nodes')
    await expect(savedState(page)).toHaveText('Saved')
    await expect.poll(() => JSON.stringify(document.doc.getMap('cards'))).toContain('Across nodes')
    await expect.poll(() => document.states.size).toBeGreaterThan(0)

    await page.goto('/c/nordvik/boards/new')
    await page.getByLabel('Title').fill('Made beside the other process')
    // Nobody is on the board any more: what the other process hears from here on, the page has said.
    await expect.poll(() => [...document.states.values()].every(({ state }) => !state)).toBe(true)
    const before = await received(second)
    await page.getByRole('button', { name: 'Make the board' }).click()
    await expect.poll(() => events.events.map(({ type }) => type)).toContain('board.created')

    await expect.poll(() => received(second)).toBeGreaterThan(before)
    for (const client of [document, events]) client.close()
  } finally {
    await context.close()
    await second.stop()
    await first.stop()
    await valkey.close()
  }
})
