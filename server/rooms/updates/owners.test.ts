import { expect, test } from 'vitest'
import { Owners } from './owners'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

test('SYNC-8 ten new client ids a minute, and three hundred a day', () => {
  const owners = new Owners()
  let [now, next] = [0, 0]
  const bring = (count: number) => {
    if (!owners.mayBind('kari', count, now)) return false
    for (let id = 0; id < count; id++) owners.bind({ client: next++, person: 'kari', at: now })
    return true
  }
  expect([bring(10), bring(1)]).toEqual([true, false])
  for (let minute = 1; minute < 30; minute++) {
    now += MINUTE
    expect([bring(11), bring(10)]).toEqual([false, true])
  }
  now += MINUTE
  expect(next).toBe(300)
  expect(bring(1)).toBe(false)
  expect(owners.mayBind('per', 10, now)).toBe(true)
  now = DAY
  expect(bring(10)).toBe(true)
})

test('SYNC-8 what was bound before counts after the room was loaded again', () => {
  const bindings = Array.from({ length: 10 }, (_, client) => ({ client, person: 'kari', at: 0 }))
  const owners = new Owners(bindings)
  expect(owners.mayBind('kari', 1, 1)).toBe(false)
  expect(owners.mayBind('kari', 10, MINUTE)).toBe(true)
})

test('SYNC-8 an id that waits for its commit gives way to whoever has it in the log', () => {
  const owners = new Owners()
  owners.expect({ client: 1, person: 'kari', at: 0 })
  owners.expect({ client: 1, person: 'per', at: 0 })
  expect([owners.ownerOf(1), owners.isExpected(1)]).toEqual(['kari', true])
  owners.bind({ client: 1, person: 'per', at: 0 })
  expect([owners.ownerOf(1), owners.isExpected(1)]).toEqual(['per', false])
})

test('SYNC-8 bindings that were read keep what was committed meanwhile, and forget what waits', () => {
  const owners = new Owners()
  owners.bind({ client: 1, person: 'kari', at: 0 })
  for (const client of [2, 3]) owners.expect({ client, person: 'kari', at: 0 })
  owners.committed([2])
  const renewed = owners.renewed([{ client: 4, person: 'per', at: 0 }])
  expect([1, 2, 3, 4].map((client) => renewed.ownerOf(client))).toEqual([
    'kari',
    'kari',
    undefined,
    'per',
  ])
})

test('SYNC-8 an id stays with whoever brought it first', () => {
  const owners = new Owners()
  owners.bind({ client: 1, person: 'kari', at: 0 })
  owners.bind({ client: 1, person: 'per', at: 1 })
  expect(owners.ownerOf(1)).toBe('kari')
})
