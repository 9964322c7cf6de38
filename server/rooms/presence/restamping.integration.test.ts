import { afterAll, expect, test } from 'vitest'
import { scopeOf } from '@/lib/auth/mint'
import { endMandate, giveMandate } from '@/lib/members/mutations'
import { addParty } from '@/lib/parties/mutations'
import { closeDatabase, inCluster } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { testRoom } from '../testing/room'
import { sees } from '../testing/until'

const { board, joined } = await testRoom()
const scope = scopeOf(board.clusterId)
const change = () => ({ now: new Date(), by: null })
const made = () => ({ id: newId(), ...change() })
afterAll(closeDatabase)

test('SYNC-22 a new name shows to others without a reconnection, beside what they said of themselves', async () => {
  const kari = await board.addPerson('participant')
  const [a, b] = [await joined(kari), await joined(await board.addPerson('reader'))]
  a.sendPresence([{ client: 100, clock: 1, state: { view: 'canvas' } }])
  await sees(b, 100, { view: 'canvas', user: { name: 'Kari <b>Nordmann</b>' } })
  const before = b.states.get(100)?.clock ?? 0
  await board.db.query(`update person set name = 'Kari Hansen' where id = $1`, [kari.id])
  await sees(b, 100, { view: 'canvas', user: { id: kari.id, name: 'Kari Hansen' } })
  expect(b.states.get(100)?.clock).toBeGreaterThan(before)
  a.sendPresence([{ client: 100, clock: 2, state: { view: 'outline' } }])
  await sees(b, 100, { view: 'outline', user: { name: 'Kari Hansen' } })
})

test('SYNC-22 a mandate shows to others as it is given, and is gone as it ends', async () => {
  const kari = await board.addPerson('participant')
  const [a, b] = [await joined(kari), await joined(await board.addPerson('reader'))]
  a.sendPresence([{ client: 200, clock: 1, state: { view: 'canvas' } }])
  await sees(b, 200, { user: { party: '', sector: null } })
  const [party, mandate] = [made(), made()]
  await inCluster(scope, async (tx) => {
    await addParty(tx, scope, { name: 'Nordtek', sector: 'research' }, party)
    await giveMandate(tx, scope, { memberId: kari.memberId, partyId: party.id }, mandate)
  })
  await sees(b, 200, { view: 'canvas', user: { party: 'Nordtek', sector: 'research' } })
  await inCluster(scope, (tx) => endMandate(tx, scope, { mandateId: mandate.id }, change()))
  await sees(b, 200, { view: 'canvas', user: { party: '', sector: null } })
})
