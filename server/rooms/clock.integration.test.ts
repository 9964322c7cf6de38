import { expect, test } from 'vitest'
import { testRoom } from './testing/room'
import { saves, sees } from './testing/until'

const HOUR = 60 * 60 * 1000

let ahead = 0
const { board, joined, stored } = await testRoom({ clock: () => new Date(Date.now() + ahead) })

test('SYNC-12 SYNC-22 a time of day that is set back keeps nothing unsaved and nobody unseen', async () => {
  const [kari, per] = [await board.addPerson('participant'), await board.addPerson('participant')]
  const [a, b] = await Promise.all([joined(kari), joined(per)])
  a.edit((doc) => doc.getMap('cards').set('card', 'before'))
  a.sendPresence([{ client: 100, clock: 1, state: { view: 'before' } }])
  a.sendSaved(1)
  await Promise.all([saves(a, 1), sees(b, 100, { view: 'before' })])
  const clock = b.states.get(100)?.clock ?? 0

  ahead -= HOUR
  a.edit((doc) => doc.getMap('cards').set('card', 'after'))
  a.sendPresence([{ client: 100, clock: 2, state: { view: 'after' } }])
  a.sendSaved(2)
  await Promise.all([saves(a, 1, 2), sees(b, 100, { view: 'after' })])
  expect(b.states.get(100)?.clock).toBeGreaterThan(clock)
  expect((await stored()).getMap('cards').get('card')).toBe('after')
})
