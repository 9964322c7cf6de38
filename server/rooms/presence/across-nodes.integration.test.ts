import { expect, test } from 'vitest'
import { onlyRoom } from '../testing/rooms'
import { roundTrip, twoNodes } from '../testing/two-nodes'
import { sees, until } from '../testing/until'

const nodes = twoNodes()

test('SYNC-22 people at another node are shown, to newcomers as soon as they come', async () => {
  const { board, kari, per, near, far } = nodes
  const { client: a } = await near.joined(board.room, kari)
  a.sendPresence([{ client: 100, clock: 1, state: { view: 'canvas' } }])
  await until(() => expect(onlyRoom(near).queue.isEmpty).toBe(true))
  const { client: b } = await far.joined(board.room, per)
  await sees(b, 100, { view: 'canvas', user: { id: kari.id } })
  a.sendPresence([{ client: 100, clock: 2, state: { view: 'list' } }])
  await sees(b, 100, { view: 'list', user: { id: kari.id } })
  a.close()
  await sees(b, 100, null)
})

test('SYNC-22 the newest connection takes an id over, also from another node', async () => {
  const { board, kari, per, near, far } = nodes
  const { client: old } = await near.joined(board.room, kari)
  const [{ client: nearby }, { client: distant }] = [
    await near.joined(board.room, per),
    await far.joined(board.room, per),
  ]
  const clocks = [nearby, distant].map((client) => {
    const seen: number[] = []
    client.socket.on('message', () => seen.push(client.states.get(200)?.clock ?? 0))
    return seen
  })
  old.sendPresence([{ client: 200, clock: 1, state: { view: 'old' } }])
  await sees(distant, 200, { view: 'old' })
  const { client: fresh } = await far.joined(board.room, kari)
  fresh.sendPresence([{ client: 200, clock: 0, state: { view: 'new' } }])
  await sees(nearby, 200, { view: 'new' })
  old.close()
  await until(() => expect(onlyRoom(near).connections.size).toBe(1))
  fresh.sendPresence([{ client: 200, clock: 1, state: { view: 'newer' } }])
  await sees(nearby, 200, { view: 'newer' })
  await sees(distant, 200, { view: 'newer' })
  for (const seen of clocks) expect(seen).toEqual(seen.toSorted((a, b) => a - b))
})

test('SYNC-22 somebody who moves to a node that did not know them is seen by those who did', async () => {
  const { board, kari, per, near, far } = nodes
  const { client: watching } = await near.joined(board.room, per)
  const { client: old } = await near.joined(board.room, kari)
  for (let clock = 1; clock <= 50; clock++) {
    old.sendPresence([{ client: 300, clock, state: { clock } }])
  }
  await sees(watching, 300, { clock: 50 })
  old.close()
  await sees(watching, 300, null)
  const { client: fresh } = await far.joined(board.room, kari)
  fresh.sendPresence([{ client: 300, clock: 1, state: { view: 'moved' } }])
  await sees(watching, 300, { view: 'moved' })
})

test('SYNC-22 the people of a node that has fallen silent go after 40 seconds', async () => {
  const { board, kari, per, near, far, hub } = nodes
  const { client: a } = await near.joined(board.room, kari)
  const { client: b } = await far.joined(board.room, per)
  a.sendPresence([{ client: 400, clock: 1, state: { view: 'here' } }])
  await sees(b, 400, { view: 'here' })
  hub.clear()
  const { presence, confirmed } = onlyRoom(far)
  const goOn = (milliseconds: number) => {
    far.clock.goOn(milliseconds)
    Object.assign(confirmed, { access: far.clock.now(), sessions: far.clock.now() })
    presence.renew()
  }
  goOn(39_000)
  await roundTrip(b)
  expect(b.states.get(400)?.state).toMatchObject({ view: 'here' })
  goOn(2_000)
  await sees(b, 400, null)
})

test('SYNC-8 whoever repeats what they hear from another node takes nothing over', async () => {
  const { board, per, near, far } = nodes
  const { client: repeating } = await far.joined(board.room, per)
  const ids: number[] = []
  for (let person = 0; person < 3; person++) {
    const { client } = await near.joined(board.room, await board.addPerson('participant'))
    for (let id = 700 + person * 4; id < 704 + person * 4; id++) {
      client.sendPresence([{ client: id, clock: 1, state: { id } }])
      ids.push(id)
    }
  }
  for (const id of ids) await sees(repeating, id, { id })
  const heard = [...repeating.states].map(([client, { clock, state }]) => ({
    client,
    clock,
    state,
  }))
  repeating.sendPresence(heard)
  repeating.sendPresence(heard.map((entry) => ({ ...entry, clock: entry.clock + 9 })))
  await roundTrip(repeating)
  expect(repeating.closed).toBeNull()
  expect(onlyRoom(far).queue.isEmpty).toBe(true)
  const bound = await board.db.query('select 1 from room_client where room = $1 and person = $2', [
    board.room,
    per.id,
  ])
  expect(bound.rows).toEqual([])
})

test('SYNC-22 presence from another node that does not read changes nothing', async () => {
  const { board, kari, per, near, far, elsewhere } = nodes
  const { client: b } = await far.joined(board.room, per)
  const entries = [Uint8Array.of(3, 1), Uint8Array.of(255, 255, 255, 255, 15), Uint8Array.of(1)]
  for (const bytes of entries) {
    elsewhere.publish(board.room, { kind: 'presence', node: 'elsewhere', entries: bytes })
  }
  const { client: a } = await near.joined(board.room, kari)
  a.sendPresence([{ client: 500, clock: 1, state: { view: 'here' } }])
  await sees(b, 500, { view: 'here' })
  expect([...b.states.keys()]).toEqual([500])
})
