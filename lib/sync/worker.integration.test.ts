import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCards } from '../cards/doc'
import { slowUpdates } from './testing'
import { inWorker, stopWorker } from './worker'

afterAll(stopWorker)

const quick = (title: string, patience?: number) => {
  const doc = new Y.Doc()
  createCards(doc, [{ id: title, type: 'driver', at: [1, 2], createdAt: 1, title }], {
    source: 'import',
  })
  return inWorker({ kind: 'project', updates: [Y.encodeStateAsUpdate(doc)] }, patience)
}

test('SYNC-19 a document that takes too long fails alone; those that wait are built, each in its own time', async () => {
  const before = await quick('before')
  const slow = inWorker({ kind: 'project', updates: slowUpdates(30_000) }, 4_000)
  const behind = [quick('one', 3_500), quick('two', 3_500)]
  await expect(slow).rejects.toThrow('took longer')
  expect([before, ...(await Promise.all(behind))]).toMatchObject([
    { projection: { cards: [{ title: 'before' }] } },
    { projection: { cards: [{ title: 'one' }] } },
    { projection: { cards: [{ title: 'two' }] } },
  ])
})

test('SYNC-20 those behind a slow document wait neither for its end nor for compaction', async () => {
  await quick('before')
  const ended: string[] = []
  const note = (name: string) => () => void ended.push(name)
  const updates = slowUpdates(30_000)
  const compact = { kind: 'compact', updates, roots: [], projects: false } as const
  await Promise.all([
    inWorker(compact, 7_000).catch(note('compaction')),
    inWorker({ kind: 'project', updates }, 2_500).catch(note('slow')),
    quick('quick').then(note('quick')),
  ])
  expect(ended).toEqual(['quick', 'compaction', 'slow'])
}, 60_000)

test('SYNC-19 a document that cannot be built fails alone', async () => {
  const broken = inWorker({ kind: 'project', updates: [Uint8Array.of(9, 9, 9)] })
  const behind = quick('behind')
  await expect(broken).rejects.toThrow()
  expect(await behind).toMatchObject({ projection: { cards: [{ title: 'behind' }] } })
})

test('what waits for a worker that is stopped fails, and a later job starts another', async () => {
  const waiting = [quick('one'), quick('two')].map((job) => expect(job).rejects.toThrow('stopped'))
  await stopWorker()
  await Promise.all(waiting)
  expect(await quick('later')).toMatchObject({ projection: { cards: [{ title: 'later' }] } })
})
