import { expect, test } from 'vitest'
import { testRoom } from './testing/room'
import { closes, sees, until } from './testing/until'

const { board, joined } = await testRoom()
const kari = await board.addPerson('participant')
const per = await board.addPerson('reader')

test('SYNC-22 the server says who somebody is, whatever their client says', async () => {
  const [a, b] = [await joined(kari), await joined(per)]
  const cursor = { x: 1, y: 2 }
  a.sendPresence([{ client: 100, clock: 7, state: { cursor, user: { id: per.id, name: 'Per' } } }])
  await sees(b, 100, { cursor, user: { id: kari.id, name: 'Kari <b>Nordmann</b>', party: '' } })
})

test("SYNC-22 presence for another person's id changes and erases nothing", async () => {
  const [a, b, c] = [await joined(kari), await joined(per), await joined(per)]
  a.sendPresence([{ client: 200, clock: 1, state: { view: 'canvas' } }])
  await sees(b, 200, { view: 'canvas' })
  b.sendPresence([{ client: 200, clock: 90, state: { view: 'stolen' } }])
  b.sendPresence([{ client: 200, clock: 91, state: null }])
  b.sendPresence([{ client: 201, clock: 1, state: { view: 'mine' } }])
  await sees(c, 201, { view: 'mine' })
  expect(c.states.get(200)?.state).toMatchObject({ view: 'canvas', user: { id: kari.id } })
})

test('SYNC-22 leaving removes the cursor, and clocks only rise', async () => {
  const [a, b] = [await joined(kari), await joined(per)]
  a.sendPresence([{ client: 300, clock: 5, state: { view: 'one' } }])
  await sees(b, 300, { view: 'one' })
  const first = b.states.get(300)?.clock ?? 0
  a.close()
  await sees(b, 300, null)
  const again = await joined(kari)
  again.sendPresence([{ client: 300, clock: 0, state: { view: 'two' } }])
  await sees(b, 300, { view: 'two' })
  expect(b.states.get(300)?.clock).toBeGreaterThan(first)
})

test('SYNC-22 the newest connection takes an id over, and the old one removes nothing', async () => {
  const [old, b] = [await joined(kari), await joined(per)]
  old.sendPresence([{ client: 400, clock: 1, state: { view: 'old' } }])
  await sees(b, 400, { view: 'old' })
  const fresh = await joined(kari)
  fresh.sendPresence([{ client: 400, clock: 2, state: { view: 'new' } }])
  await sees(b, 400, { view: 'new' })
  old.close()
  await until(() => expect(old.closed).not.toBeNull())
  fresh.sendPresence([{ client: 400, clock: 3, state: { view: 'newer' } }])
  await sees(b, 400, { view: 'newer' })
})

test('SYNC-22 what the stock client echoes takes nothing over', async () => {
  const [holder, echoing, b] = [
    await joined(kari),
    await joined({ ...kari, version: null }),
    await joined(per),
  ]
  holder.sendPresence([{ client: 500, clock: 1, state: { view: 'here' } }])
  await sees(echoing, 500, { view: 'here' })
  const heard = echoing.states.get(500)
  echoing.sendPresence([{ client: 500, clock: heard?.clock ?? 0, state: heard?.state }])
  echoing.sendPresence([{ client: 501, clock: 1, state: { view: 'echoing' } }])
  await sees(b, 501, { view: 'echoing' })
  echoing.close()
  await sees(b, 501, null)
  expect(b.states.get(500)?.state).toMatchObject({ view: 'here' })
})

test('SYNC-22 at most four ids a connection and 4 kB an entry', async () => {
  const [a, b] = [await joined(await board.addPerson('participant')), await joined(per)]
  a.sendPresence([{ client: 600, clock: 1, state: { view: 'x'.repeat(5_000) } }])
  for (let id = 601; id <= 605; id++) a.sendPresence([{ client: id, clock: 1, state: { id } }])
  await sees(b, 604, { id: 604 })
  a.sendPresence([{ client: 601, clock: 2, state: { last: true } }])
  await sees(b, 601, { last: true })
  expect(b.states.has(600)).toBe(false)
  expect(b.states.has(605)).toBe(false)
})

test('SYNC-22 presence that does not read closes 4400', async () => {
  const a = await joined(kari)
  a.socket.send(Buffer.from([1, 3, 9, 9, 9]))
  await closes(a, 4400)
})

test('SYNC-22 presence of a thousand is refused, and passed over as the echo of a stock client', async () => {
  const [a, stock, b] = [
    await joined(kari),
    await joined({ ...kari, version: null }),
    await joined(per),
  ]
  const crowd = Array.from({ length: 1_001 }, (_, at) => ({
    client: 9_000 + at,
    clock: 1,
    state: {},
  }))
  stock.sendPresence(crowd)
  stock.sendPresence([{ client: 650, clock: 1, state: { view: 'still here' } }])
  await sees(b, 650, { view: 'still here' })
  expect(stock.closed).toBeNull()
  a.sendPresence(crowd)
  await closes(a, 4400)
  expect([...b.states.keys()].filter((client) => client >= 9_000)).toEqual([])
})

test('SYNC-8 an eleventh new client id within a minute closes 4529', async () => {
  const a = await joined(await board.addPerson('participant'))
  for (let id = 701; id <= 711; id++) a.sendPresence([{ client: id, clock: 1, state: { id } }])
  await closes(a, 4529)
})

test('SYNC-22 a megabyte of presence is refused', async () => {
  const [a, b] = [await joined(kari), await joined(per)]
  a.sendPresence([{ client: 801, clock: 1, state: { view: 'x'.repeat(1024 * 1024) } }])
  await closes(a, 4400)
  expect(b.states.has(801)).toBe(false)
})

test('SYNC-22 markup in a name is what the server knows, and stays text', async () => {
  const [a, b] = [await joined(kari), await joined(per)]
  const name = '<img src=x onerror=alert(1)>'
  a.sendPresence([{ client: 802, clock: 1, state: { name, user: { id: kari.id, name } } }])
  await sees(b, 802, { name, user: { id: kari.id, name: 'Kari <b>Nordmann</b>' } })
})

test('SYNC-22 a state that is no object is dropped, and its connection goes on', async () => {
  const [a, b] = [await joined(kari), await joined(per)]
  for (const state of ['text', 7, ['list'], true])
    a.sendPresence([{ client: 803, clock: 1, state }])
  a.sendPresence([{ client: 804, clock: 1, state: { view: 'canvas' } }])
  await sees(b, 804, { view: 'canvas' })
  expect(b.states.has(803)).toBe(false)
})
