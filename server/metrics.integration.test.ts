import { expect, test } from 'vitest'
import { SyncStep } from '@/lib/sync/messages'
import { gateway } from './gateway/testing'
import { testBoard } from './rooms/testing/board'
import { refusing, writeLongLog } from './rooms/testing/long-log'
import { testRoom } from './rooms/testing/room'
import { closes, rejects, saves, sees, until } from './rooms/testing/until'

const { urls, board, joined } = await testRoom()

type Figures = (series: string) => number

/** What `/metrics` says now; a series that it does not know is a fault. */
async function figures(url: string): Promise<Figures> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'))
  const values = new Map(
    lines.map((line) => [line.replace(/ \S+$/, ''), Number(line.split(' ').at(-1))]),
  )
  return (series) => {
    const value = values.get(`framsyn_sync_${series}`)
    if (value === undefined) throw new Error(`/metrics has no ${series}`)
    return value
  }
}

const COUNTED = [
  'flush_rooms_count',
  'flush_updates_sum',
  'flush_bytes_sum',
  'saved_seconds_count',
  'commit_seconds_count',
  'presence_frames_total',
  'rejected_total{reason="read-only"}',
  'closed_total{code="4400"}',
] as const

test('SYNC-23 the figures of the sync server move with what happens to it', async () => {
  const { url } = await gateway()
  const malformer = await joined(await board.addPerson('participant'))
  malformer.send(() => undefined)
  await closes(malformer, 4400)
  const before = await figures(url)

  const [writer, reader] = [
    await joined(await board.addPerson('participant')),
    await joined(await board.addPerson('reader')),
  ]
  writer.edit((doc) => doc.getMap('cards').set('counted', 1))
  writer.sendSaved(1)
  await saves(writer, 1)
  writer.sendPresence([{ client: writer.doc.clientID, clock: 1, state: { view: 'canvas' } }])
  await sees(reader, writer.doc.clientID, { view: 'canvas' })
  reader.edit((doc) => doc.getMap('cards').set('refused', 1))
  await rejects(reader, 1)
  const other = await joined(await board.addPerson('reader'))
  other.sendUpdate(Uint8Array.of(255), SyncStep.update)
  await closes(other, 4400)

  const after = await figures(url)
  for (const series of COUNTED) {
    expect([series, after(series) > before(series)]).toEqual([series, true])
  }
  expect(after('sockets')).toBe(2)
  expect(after('rooms')).toBe(1)
  expect(after('queue_bytes')).toBe(0)
})

test('SYNC-13 the figures show what waits for Postgres, and what it did not take', async () => {
  const { url } = await gateway()
  const writer = await joined(await board.addPerson('participant'))
  const before = await figures(url)
  const accept = await refusing(board, 'room_log')
  writer.edit((doc) => doc.getMap('cards').set('waits', 'x'.repeat(1_000)))
  writer.sendSaved(1)
  await until(async () => {
    const now = await figures(url)
    expect(now('commit_failures_total')).toBeGreaterThan(before('commit_failures_total'))
    expect(now('queue_bytes')).toBeGreaterThan(1_000)
    expect(now('queue_entries')).toBe(1)
  })
  await accept()
  await saves(writer, 1)
  expect((await figures(url))('queue_entries')).toBe(0)
})

test('SYNC-19 the figures count compactions, and those that failed', async () => {
  const { url } = await gateway()
  const before = await figures(url)
  const counted = (series: string) =>
    until(async () => expect((await figures(url))(series)).toBeGreaterThan(before(series)))
  const [bad, good] = [await testBoard(urls), await testBoard(urls)]
  for (const each of [bad, good]) await writeLongLog(each)
  await refusing(bad, 'room_snapshot')
  await joined({ ...(await bad.addPerson('reader')), room: bad.room })
  await counted('compaction_failures_total')
  await joined({ ...(await good.addPerson('reader')), room: good.room })
  await counted('compaction_seconds_count')
  for (const each of [bad, good]) await each.close()
})

test('security: no figure names anybody', async () => {
  const { url } = await gateway()
  const text = await (await fetch(`${url}/metrics`)).text()
  expect(text).toContain('framsyn_sync_sockets')
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  expect(text).not.toContain(board.boardId)
})
