import * as encoding from 'lib0/encoding'
import { expect, test, vi } from 'vitest'
import { Admission } from './admission'
import { testRoom } from './testing/room'
import { saves } from './testing/until'
import { forged, type Write } from './updates/testing'

const { board, joined } = await testRoom()

const collected: Write = (encoder) => {
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, 1)
}
/** The most that an update may hold. */
const STRUCTS = 100_000
const much = (client: number) =>
  forged(
    client,
    Array.from({ length: STRUCTS }, () => collected),
  )

test('SYNC-23 whoever makes the server read much waits on every socket, is never refused, and others do not wait', async () => {
  const kari = await board.addPerson('participant')
  const writer = await board.addPerson('participant')
  const other = await joined(writer)
  const sockets = [await joined(kari), await joined(kari)]
  const waits = vi.spyOn(Admission.prototype, 'waitOf')
  for (const [at, client] of sockets.entries()) {
    for (let n = 0; n < 3 - at; n++) client.sendUpdate(much(7_000 + 10 * at + n))
  }
  for (const client of [...sockets, other]) {
    client.edit((doc) => doc.getMap('cards').set('late', 1))
    client.sendSaved(1)
  }
  for (const client of [other, ...sockets]) await saves(client, 1)
  const waited = (person: string) =>
    waits.mock.calls.some(([who], at) => who === person && waits.mock.results[at]?.value > 0)
  expect([waited(kari.id), waited(writer.id)]).toEqual([true, false])
  for (const client of sockets) expect([client.rejected, client.closed]).toEqual([[], null])
})
