import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import type { PrivateNote } from '@/lib/sync/private-note'
import type { ConnectionState, RoomConnection } from '@/lib/sync/provider'
import { CHROMIUM_ARGS, findChromium } from '@/scripts/lib/chromium.mjs'
import { testDatabase } from '../../embedded/testing'
import { createSyncPool, type Pool } from '../../persistence/pool'
import { createSync, type Sync } from '../index'
import { TEST_SECRET, type TestBoard, type TestPerson, testBoard } from './board'

export const SOON = { timeout: 15_000, interval: 50 }
export const executablePath = await findChromium()

/** What a page opened here has in its window. */
export type ToolWindow = Window &
  Pick<typeof import('@/lib/sync/provider'), 'connectRoom'> &
  Pick<typeof import('@/lib/sync/keeping'), 'wipeKept'> & {
    connection: RoomConnection
    Y: typeof import('yjs')
  }
declare const window: ToolWindow

export let board: TestBoard
export let context: BrowserContext
export let origin: string
export let person: TestPerson
let pool: Pool
let server: Server
let browser: Browser
let sync: Sync | null = null

export function startSync(): void {
  sync = createSync({
    pool,
    authSecret: TEST_SECRET,
    origins: [origin],
    log,
    nodeId: 'test',
    clock: () => new Date(),
  })
}

export async function stopSync(): Promise<void> {
  await sync?.close()
  sync = null
}

/** Arranges, for the tests of one `describe`, a board whose pages a real browser opens. */
export function arrangePages(): void {
  beforeAll(async () => {
    const urls = await testDatabase()
    board = await testBoard(urls)
    pool = createSyncPool(urls.syncUrl)
    await startPage()
    startSync()
    browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGS] })
  })

  /** Another person each time, since each page brings a client id and a minute allows ten. */
  beforeEach(async () => {
    person = await board.addPerson('participant')
    context = await browser.newContext()
    const [name = '', value = ''] = person.cookie.split('=')
    await context.addCookies([{ name, value, url: origin }])
  })

  afterEach(async () => {
    await context.close()
    if (!sync) startSync()
  })

  afterAll(async () => {
    await browser.close()
    await stopSync()
    await new Promise((resolve) => server.close(resolve))
    await pool.end()
    await board.close()
  })
}

async function startPage(): Promise<void> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as Y from 'yjs'
        import { connectRoom } from '@/lib/sync/provider'
        import { wipeKept } from '@/lib/sync/keeping'
        Object.assign(window, { connectRoom, wipeKept, Y })`,
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    tsconfig: 'tsconfig.json',
  })
  const script = outputFiles[0]?.text.replaceAll('</script', '<\\/script')
  server = createServer(async (request, answer) => {
    if (await sync?.handleHttp(request, answer)) return
    answer.setHeader('content-type', 'text/html')
    answer.end(`<!doctype html><script>${script}</script>`)
  })
  server.on('upgrade', (request, socket, head) => {
    const [path = ''] = (request.url ?? '').split('?', 1)
    if (sync) sync.handleUpgrade(request, socket, head, path.replace(/^\/sync\//, ''))
    else socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export async function open(prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await context.newPage()
  await prepare?.(page)
  await page.goto(origin)
  await page.evaluate(
    ([room = '', id = '']) => {
      window.connection = window.connectRoom({ room, person: { id } })
    },
    [board.room, person.id],
  )
  return page
}

export type Expected = Omit<Partial<ConnectionState>, 'refused'> & {
  refused?: Partial<PrivateNote>
}

export const shows = (page: Page, expected: Expected) =>
  vi.waitFor(
    async () =>
      expect(await page.evaluate(() => window.connection.state())).toMatchObject(expected),
    SOON,
  )

export const cards = (page: Page) =>
  page.evaluate(() => window.connection.doc.getMap('cards').toJSON() as Record<string, unknown>)

export const copies = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
