import { describe, expect, test, vi } from 'vitest'
import { Rejection } from '@/lib/sync/messages'
import {
  arrangePages,
  board,
  cards,
  context,
  copies,
  executablePath,
  open,
  origin,
  person,
  SOON,
  shows,
  startSync,
  stopSync,
  type ToolWindow,
} from './testing/pages'

declare const window: ToolWindow

describe.skipIf(!executablePath)('SYNC-25 in a real browser', () => {
  arrangePages()

  test('what was written without a connection survives closing the page, and is saved later', async () => {
    const page = await open()
    await shows(page, { link: 'joined', saved: 'saved', access: 'read-write' })
    await stopSync()
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
    await other.evaluate(() => window.connection.doc.getMap('cards').set('sooner', 1))
    await shows(other, { link: 'joined', saved: 'saved', newest: 'committed' })
    await stopSync()
    await other.evaluate(() => window.connection.doc.getMap('cards').set('later', 1))
    await shows(other, { link: 'connecting', saved: 'offline', newest: 'on-device' })
    await refused.evaluate(() => window.connection.dismissRefusal())
    await refused.close()
    await other.close()

    startSync()
    const again = await open()
    await shows(again, { link: 'joined', saved: 'saved' })
    expect(await cards(again)).toEqual({ meanwhile: 1, sooner: 1, later: 1 })
    await again.evaluate(() => {
      window.connection.doc.getMap('cards').delete('sooner')
      window.connection.doc.getMap('cards').delete('later')
    })
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
