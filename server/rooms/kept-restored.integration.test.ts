import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, test } from 'vitest'
import { RESTORED } from '@/lib/sync/private-note'
import { inTransaction } from '../persistence/pool'
import { appended } from './testing/appended'
import {
  arrangePages,
  board,
  cards,
  type Expected,
  executablePath,
  open,
  shows,
  startSync,
  stopSync,
  type ToolWindow,
} from './testing/pages'

declare const window: ToolWindow

describe.skipIf(!executablePath)('SYNC-18 in a real browser', () => {
  arrangePages()

  beforeAll(async () => {
    const { id } = await board.addPerson('participant')
    await appended(board, { person: id, edit: (doc) => doc.getMap('cards').set('meanwhile', 1) })
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
})

/** Something is saved that the restore undoes, and something is written that nobody has heard of. */
async function writeAndRestore(): Promise<void> {
  const page = await open()
  await shows(page, { link: 'joined', saved: 'saved' })
  await page.evaluate(() => window.connection.doc.getMap('cards').set('undone', 1))
  await shows(page, { link: 'joined', saved: 'saved' })
  await stopSync()
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
