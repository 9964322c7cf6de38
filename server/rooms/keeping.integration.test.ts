import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import { Rejection } from '@/lib/sync/messages'
import { type PrivateNote, RESTORED } from '@/lib/sync/private-note'
import type { ConnectionState, RoomConnection } from '@/lib/sync/provider'
import { CHROMIUM_ARGS, findChromium } from '@/scripts/lib/chromium.mjs'
import { testDatabase } from '../embedded/testing'
import { createSyncPool, inTransaction, type Pool } from '../persistence/pool'
import { createSync, type Sync } from './index'
import { TEST_SECRET, type TestBoard, type TestPerson, testBoard } from './testing/board'

const SOON = { timeout: 15_000, interval: 50 }
const executablePath = await findChromium()

type Tools = Pick<typeof import('@/lib/sync/provider'), 'connectRoom'> &
  Pick<typeof import('@/lib/sync/keeping'), 'wipeKept'> & {
    connection: RoomConnection
    Y: typeof import('yjs')
  }
declare const window: Window & Tools

let board: TestBoard
let pool: Pool
let server: Server
let browser: Browser
let context: BrowserContext
let origin: string
let person: TestPerson
let sync: Sync | null = null

const startSync = () => {
  sync = createSync({
    pool,
    authSecret: TEST_SECRET,
    origins: [origin],
    log,
    nodeId: 'test',
    clock: () => new Date(),
  })
}

describe.skipIf(!executablePath)('SYNC-25 in a real browser', () => {
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
    await sync?.close()
    await new Promise((resolve) => server.close(resolve))
    await pool.end()
    await board.close()
  })

  test('what was written without a connection survives closing the page, and is saved later', async () => {
    const page = await open()
    await shows(page, { link: 'joined', saved: 'saved', access: 'read-write' })
    await sync?.close()
    sync = null
    await page.evaluate(() => window.connection.doc.getMap('cards').set('meanwhile', 1))
    await shows(page, { link: 'connecting', saved: 'offline' })
    await page.close()

    const again = await open()
    await shows(again, { link: 'connecting', saved: 'offline' })
    expect(await cards(again)).toEqual({ meanwhile: 1 })
    startSync()
    await shows(again, { link: 'joined', saved: 'saved' })
    const { rows } = await board.db.query('select seq from room_log')
    expect(rows).toHaveLength(1)
    await again.close()
  })

  test('SYNC-18 a page that begins with its copy after a restore keeps its words and merges nothing back', async () => {
    await writeAndRestore()
    const again = await open()
    await shows(again, keptTheWords)
    expect(await cards(again)).toEqual({ meanwhile: 1 })
    await again.evaluate(() => window.connection.dismissRefusal())
    await again.close()
    const later = await open()
    await shows(later, { link: 'joined', saved: 'saved' })
    expect(await cards(later)).toEqual({ meanwhile: 1 })
    expect(await later.evaluate(() => window.connection.state().refused)).toBeUndefined()
    await later.close()
    const { rows } = await board.db.query('select seq from room_log where room = $1', [board.room])
    expect(rows).toHaveLength(1)
  })

  test('SYNC-18 words in a copy that could not be read in time are told of by the next page', async () => {
    await writeAndRestore()
    const hasty = await open(slowStore)
    await shows(hasty, { link: 'joined', saved: 'saved' })
    expect(await cards(hasty)).toEqual({ meanwhile: 1 })
    expect(await hasty.evaluate(() => window.connection.state().refused)).toBeUndefined()
    await hasty.close()
    const later = await open()
    await shows(later, keptTheWords)
    expect(await cards(later)).toEqual({ meanwhile: 1 })
    await later.close()
  })

  test('SYNC-25 a tab goes on keeping its edits after another tab had to begin a clean copy', async () => {
    const [refused, other] = [await open(), await open()]
    await shows(refused, { link: 'joined', saved: 'saved' })
    await shows(other, { link: 'joined', saved: 'saved' })
    await refused.evaluate(() => {
      const { Y, connection } = window
      let inner = new Y.Map<unknown>([['words', 'too deep']])
      for (let depth = 0; depth < 80; depth++) inner = new Y.Map<unknown>([['in', inner]])
      connection.doc.getMap('cards').set('tangle', inner)
    })
    await shows(refused, { link: 'joined', saved: 'saved', refused: { code: Rejection.tangled } })
    await vi.waitFor(async () => expect(await copies(other)).toHaveLength(1), SOON)
    await sync?.close()
    sync = null
    await other.evaluate(() => window.connection.doc.getMap('cards').set('later', 1))
    await shows(other, { link: 'connecting', saved: 'offline', newest: 'on-device' })
    await refused.evaluate(() => window.connection.dismissRefusal())
    await refused.close()
    await other.close()

    startSync()
    const again = await open()
    await shows(again, { link: 'joined', saved: 'saved' })
    expect(await cards(again)).toEqual({ meanwhile: 1, later: 1 })
    await again.evaluate(() => window.connection.doc.getMap('cards').delete('later'))
    await shows(again, { link: 'joined', saved: 'saved', newest: 'committed' })
    await again.close()
  })

  test('SYNC-24 a refusal whose copy cannot be deleted keeps nobody from what the server has', async () => {
    const page = await open()
    await shows(page, { link: 'joined', saved: 'saved', access: 'read-write' })
    await page.evaluate(() => {
      IDBFactory.prototype.deleteDatabase = () => {
        throw new DOMException('the disk says no', 'UnknownError')
      }
    })
    await board.setRole(person, 'reader')
    await page.evaluate(() => window.connection.doc.getMap('cards').set('refused', 1))
    await shows(page, { link: 'joined', saved: 'saved', access: 'read-only' })
    expect(await cards(page)).toEqual({ meanwhile: 1 })
    expect(await page.evaluate(() => window.connection.state().refused?.code)).toBeDefined()
    await page.close()
    const other = await context.newPage()
    await other.goto(origin)
    await other.evaluate((id) => window.wipeKept(id), person.id)
    await other.close()
    await board.setRole(person, 'participant')
  })

  test('SYNC-24 a refusal deletes the copy, and the page works on with what the server has', async () => {
    const page = await open()
    await shows(page, { link: 'joined', saved: 'saved' })
    await board.setRole(person, 'reader')
    await page.evaluate(() => window.connection.doc.getMap('cards').set('refused', 1))
    await shows(page, { link: 'joined', saved: 'saved', access: 'read-only' })
    expect(await cards(page)).toEqual({ meanwhile: 1 })
    await page.close()
    const later = await open()
    await shows(later, { link: 'joined', saved: 'saved', access: 'read-only' })
    expect(await cards(later)).toEqual({ meanwhile: 1 })
    await later.close()
  })

  test('who loses access loses the copy, and so does who signs out', async () => {
    const page = await open()
    await shows(page, { link: 'joined' })
    expect(await copies(page)).toHaveLength(1)
    await page.evaluate((id) => window.wipeKept(id), person.id)
    expect(await copies(page)).toEqual([])
    await page.close()

    const again = await open()
    await shows(again, { link: 'joined' })
    expect(await copies(again)).toHaveLength(1)
    await board.setRole(person, null)
    await shows(again, { link: 'closed', ended: { code: 4403, reason: 'no access' } })
    await vi.waitFor(async () => expect(await copies(again)).toEqual([]), SOON)
  })

  test('SYNC-25 who loses access loses a copy, too, that was kept no longer', async () => {
    await board.setRole(person, 'participant')
    const page = await open()
    await shows(page, { link: 'joined', saved: 'saved' })
    await page.evaluate(() => {
      const { transaction } = IDBDatabase.prototype
      IDBDatabase.prototype.transaction = function (this: IDBDatabase, stores, mode, options) {
        if (mode === 'readonly') throw new DOMException('the disk is full', 'QuotaExceededError')
        return transaction.call(this, stores, mode, options)
      }
      window.connection.doc.getMap('cards').set('unkept', 1)
    })
    await shows(page, { link: 'joined', saved: 'saved' })
    expect(await copies(page)).toHaveLength(1)
    await board.setRole(person, null)
    await shows(page, { link: 'closed', ended: { code: 4403, reason: 'no access' } })
    await vi.waitFor(async () => expect(await copies(page)).toEqual([]), SOON)
    await page.close()
  })
})

/** Something is saved that the restore undoes, and something is written that nobody has heard of. */
async function writeAndRestore(): Promise<void> {
  const page = await open()
  await shows(page, { link: 'joined', saved: 'saved' })
  await page.evaluate(() => window.connection.doc.getMap('cards').set('undone', 1))
  await shows(page, { link: 'joined', saved: 'saved' })
  await sync?.close()
  sync = null
  await page.evaluate(() => {
    window.connection.doc.getMap('cards').set('unsaved', new window.Y.Text('my own words'))
  })
  await shows(page, { link: 'connecting', saved: 'offline' })
  await page.close()
  await inTransaction(board.db, {
    work: async (client) => {
      await client.query('delete from room_log where room = $1 and seq > 1', [board.room])
      await client.query('delete from room_snapshot where room = $1', [board.room])
      const head = 'update room_head set last_seq = 1, snapshot_seq = 0 where room = $1'
      await client.query(head, [board.room])
      await client.query('select begin_log_epoch()')
    },
  })
  startSync()
}

const keptTheWords: Expected = {
  link: 'joined',
  saved: 'saved',
  refused: { code: RESTORED, text: 'my own words' },
}

/** A disk that takes longer to answer than anybody waits. */
const slowStore = (page: Page) =>
  page.addInitScript(() => {
    const { open } = IDBFactory.prototype
    IDBFactory.prototype.open = function (this: IDBFactory, ...named) {
      const request = open.apply(this, named)
      const slow = { onsuccess: (_: Event) => undefined } as unknown as IDBOpenDBRequest
      request.onupgradeneeded = (event) => slow.onupgradeneeded?.(event)
      request.onsuccess = (event) => setTimeout(() => slow.onsuccess?.(event), 5_000)
      return slow
    }
  })

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

async function open(prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
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

type Expected = Omit<Partial<ConnectionState>, 'refused'> & { refused?: Partial<PrivateNote> }

const shows = (page: Page, expected: Expected) =>
  vi.waitFor(
    async () =>
      expect(await page.evaluate(() => window.connection.state())).toMatchObject(expected),
    SOON,
  )

const cards = (page: Page) =>
  page.evaluate(() => window.connection.doc.getMap('cards').toJSON() as Record<string, unknown>)

const copies = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
