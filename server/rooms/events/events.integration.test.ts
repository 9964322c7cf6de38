import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/auth/mint'
import { createBoard, setBoardRole } from '@/lib/boards/mutations'
import { endMembership } from '@/lib/members/mutations'
import { addParty } from '@/lib/parties/mutations'
import { closeDatabase, executorOf, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import type { Audience, ClusterEvent } from '@/lib/sync/cluster-events'
import { announce } from '@/lib/sync/events'
import { roomName } from '@/lib/sync/rooms'
import type { TestPerson } from '../testing/board'
import { providersOf } from '../testing/providers'
import type { RawClient, Visit } from '../testing/raw-client'
import { testRoom, updateOf } from '../testing/room'
import { closes, until } from '../testing/until'

const { board, server, visit } = await testRoom()
const { clusterId, boardId } = board
const scope = scopeOf(clusterId)
const room = roomName({ kind: 'events', cluster: clusterId })
const providers = providersOf({ url: server.url, room })
const facilitator = await board.addPerson('facilitator')
const competitor = await board.addPerson(null)
const change = () => ({ now: new Date(), by: null })
afterAll(closeDatabase)

const heard = ({ events }: RawClient) => events.filter(({ type }) => type !== 'place')
const placeOf = ({ events }: RawClient) =>
  String(events.findLast(({ type }) => type === 'place')?.place)

/** Somebody who hears everything that is announced from now on. */
async function listening(person: TestPerson, details: Partial<Visit> = {}) {
  // Whoever opens a page hears what happened while it was drawn; what earlier tests did was longer ago.
  await board.db.query(`update room_log set at = at - interval '1 hour' where room = $1`, [room])
  const client = visit({ room, ...person, ...details })
  await until(() => expect(placeOf(client)).not.toBe('undefined'))
  return client
}

const back = (person: TestPerson, place: string) => listening(person, { place })

const tell = (event: ClusterEvent, audience: Audience) =>
  inCluster(scope, (tx) => announce(executorOf(tx), { clusterId, event, audience }))

/** Announces something to all, so that what came before it has been told or withheld. */
async function tellAll(): Promise<ClusterEvent> {
  const event = { type: 'cluster.changed', id: newId() } as const
  await tell(event, {})
  return event
}

const secret = { type: 'board.changed', id: boardId, board: boardId } as const

describe('SYNC-1 the room of a cluster’s events', () => {
  test('admits its members, and nobody else', async () => {
    const member = await listening(competitor)
    expect(heard(member)).toEqual([])
    const stranger = await board.addPerson(null)
    await board.db.query('update member set left_at = now() where id = $1', [stranger.memberId])
    await closes(visit({ room, ...stranger }), 4403)
    await closes(visit({ room: `events.${randomUUID()}`, ...competitor }), 4403)
    await closes(visit({ room }), 4401)
    await closes(visit({ room: 'events.everything', ...competitor }), 4400)
  })

  test('has no document to write in', async () => {
    const update = updateOf((doc) => doc.getMap('cards').set('a', 1))
    const empty = updateOf(() => undefined)
    for (const [bytes, step] of [
      [update, 2],
      [update, 1],
      [empty, 2],
    ] as const) {
      const client = await listening(facilitator)
      client.sendUpdate(bytes, step)
      await closes(client, 4400)
    }
    const saving = await listening(facilitator)
    saving.sendSaved(1)
    await closes(saving, 4400)
    const { rows } = await board.db.query('select 1 from room_client where room = $1', [room])
    expect(rows).toEqual([])
  })

  test('has no snapshot to fetch, and says nothing of its log where one would be', async () => {
    await tellAll()
    const address = `${server.url.replace('ws:', 'http:')}/${room}/snapshot`
    const answer = await fetch(address, { headers: { cookie: competitor.cookie } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('framsyn-position')).toBeNull()
  })

  test('keeps presence to itself', async () => {
    const [one, other] = [await listening(facilitator), await listening(competitor)]
    one.sendPresence([{ client: 7, clock: 1, state: { view: 'here' } }])
    const event = await tellAll()
    await until(() => expect(heard(other)).toEqual([event]))
    expect(other.states.size).toBe(0)
    expect(one.closed).toBeNull()
  })

  test('tells the stock client nothing, and harms neither it nor others', async () => {
    const stock = providers.stock(competitor)
    const client = await listening(competitor)
    await until(() => expect(stock.wsconnected).toBe(true))
    const event = await tellAll()
    await until(() => expect(heard(client)).toEqual([event]))
    expect(stock.wsconnected).toBe(true)
  })
})

describe('SYNC-6 an event', () => {
  test('reaches those who may see the board; a competitor in the cluster hears nothing', async () => {
    const [ours, theirs] = [await listening(facilitator), await listening(competitor)]
    await tell(secret, { board: boardId })
    const last = await tellAll()
    await until(() => expect(heard(ours)).toEqual([secret, last]))
    await until(() => expect(heard(theirs)).toEqual([last]))
    expect(JSON.stringify(theirs.events)).not.toContain(boardId)
  })

  test('tells what the product’s own writes change', async () => {
    const made = { id: newId(), now: new Date(), by: facilitator.id }
    const party = { id: newId(), ...change() }
    const [owner, member] = [await board.addPerson(null), await listening(competitor)]
    await board.db.query(`update member set role = 'owner' where id = $1`, [owner.memberId])
    const client = await listening(owner)
    await inCluster(scope, (tx) => createBoard(tx, scope, { title: 'Kelp' }, made))
    await inCluster(scope, (tx) => addParty(tx, scope, { name: 'Skarv', sector: 'firm' }, party))
    const added = { type: 'party.changed', id: party.id }
    const created = { type: 'board.created', id: made.id, board: made.id }
    await until(() => expect(heard(client)).toEqual([created, added]))
    await until(() => expect(heard(member)).toEqual([added]))
  })

  test('for one person or one party reaches nobody else', async () => {
    const [ours, theirs] = [await listening(facilitator), await listening(competitor)]
    await tell({ type: 'access', id: boardId }, { person: facilitator.id })
    await tell({ type: 'access', id: boardId }, { party: newId() })
    const last = await tellAll()
    await until(() => expect(heard(theirs)).toEqual([last]))
    await until(() => expect(heard(ours)).toEqual([{ type: 'access', id: boardId }, last]))
  })

  test('is weighed by who may see the board when it is told', async () => {
    const newcomer = await board.addPerson(null)
    const client = await listening(newcomer)
    const role = { boardId, memberId: newcomer.memberId }
    await inCluster(scope, (tx) => setBoardRole(tx, scope, { ...role, role: 'reader' }, change()))
    const access = { type: 'access', id: boardId, board: boardId }
    await until(() => expect(heard(client)).toEqual([access, secret]))
    await inCluster(scope, (tx) => setBoardRole(tx, scope, { ...role, role: null }, change()))
    await tell(secret, { board: boardId })
    const last = await tellAll()
    await until(() => expect(heard(client)).toEqual([access, secret, access, last]))
  })

  test('that does not read is passed over, and those after it are told', async () => {
    const client = await listening(competitor)
    await board.db.query(
      `with head as (update room_head set last_seq = last_seq + 1 where room = $1 returning *)
       insert into room_log (room, seq, node, payload) select room, last_seq, 'x', 'nonsense' from head`,
      [room],
    )
    const last = await tellAll()
    await until(() => expect(heard(client)).toEqual([last]))
  })
})

describe('SYNC-18 whoever comes back', () => {
  test('hears what they missed, once, and only what they may hear', async () => {
    const first = await listening(competitor)
    first.close()
    await tell(secret, { board: boardId })
    const missed = await tellAll()
    await tell(missed, {})
    const again = await back(competitor, placeOf(first))
    expect(heard(again)).toEqual([missed])
    again.close()
    const third = await back(competitor, placeOf(again))
    expect(heard(third)).toEqual([])
  })

  test('fetches everything again after missing more than can be told', async () => {
    const first = await listening(competitor)
    first.close()
    for (let count = 0; count < 201; count++) await tellAll()
    const again = await back(competitor, placeOf(first))
    expect(heard(again)).toEqual([{ type: 'refresh', id: clusterId }])
  })

  test('does not learn how much there was that they may not hear', async () => {
    const first = await listening(competitor)
    first.close()
    await board.db.query(
      `with head as (
         update room_head set last_seq = last_seq + 1200 where room = $1 returning room, last_seq
       )
       insert into room_log (room, seq, node, payload)
       select head.room, head.last_seq - 1200 + part, 'x', l.payload
       from head, generate_series(1, 1200) part,
         (select payload from room_log where room = $1 and seq = $2) l`,
      [room, String((await tell(secret, { board: boardId })).seq)],
    )
    const again = await back(competitor, placeOf(first))
    expect(heard(again)).toEqual([])
    expect(again.frames.filter(({ type }) => type === 105)).toEqual([])
    expect(placeOf(again)).toHaveLength(placeOf(first).length)
  })

  test('with a place that is not theirs fetches everything again', async () => {
    const { events } = await listening(facilitator)
    const place = String(events.findLast(({ type }) => type === 'place')?.place)
    for (const text of [place, 'nonsense', '', `1.${'9'.repeat(16)}`]) {
      const client = await back(competitor, text)
      expect(heard(client)).toEqual([{ type: 'refresh', id: clusterId }])
    }
  })

  test('for the first time hears what happened while their page was drawn', async () => {
    await listening(competitor)
    await tell(secret, { board: boardId })
    const missed = await tellAll()
    const client = visit({ room, ...competitor })
    await until(() => expect(heard(client)).toEqual([missed]))
  })
})

describe('SYNC-5 an open socket', () => {
  test('of a removed member closes; the others stay', async () => {
    const leaver = await board.addPerson('participant')
    const [leaving, staying] = [await listening(leaver), await listening(competitor)]
    await inCluster(scope, (tx) =>
      endMembership(tx, scope, { memberId: leaver.memberId }, change()),
    )
    await closes(leaving, 4403)
    expect(heard(leaving)).toEqual([])
    const event = { type: 'member.changed', id: leaver.memberId }
    await until(() => expect(heard(staying)).toEqual([event]))
    expect(staying.closed).toBeNull()
  })

  test('of somebody who signs out closes 4401', async () => {
    const person = await board.addPerson(null)
    const client = await listening(person)
    await board.db.query('delete from auth_session where token = $1', [person.token])
    await closes(client, 4401)
  })

  test('closes 1012 when the log was restored, and the old place says nothing then', async () => {
    const client = await listening(competitor)
    await board.db.query('update room_head set log_epoch = log_epoch + 1 where room = $1', [room])
    await closes(client, 1012)
    const again = await back(competitor, placeOf(client))
    expect(heard(again)).toEqual([{ type: 'refresh', id: clusterId }])
  })
})
