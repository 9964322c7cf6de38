import { expect, test, vi } from 'vitest'
import { testBoard } from './testing/board'
import { twoNodes } from './testing/two-nodes'
import { closes, saves } from './testing/until'

const nodes = twoNodes()

test.each(['takeBatch', 'committed'] as const)(
  'SYNC-14 a fault in one room, in %s, sends its people away and no others',
  async (step) => {
    const { board, kari, near, urls } = nodes
    const other = await testBoard(urls)
    const { client: here } = await near.joined(board.room, kari)
    const { client: calm } = await near.joined(other.room, await other.addPerson('participant'))
    const room = near.rooms.all.find(({ name }) => name === board.room)
    if (!room) throw new Error('not open')
    vi.spyOn(room, step).mockImplementation(() => {
      throw new Error('thrown by this test')
    })
    for (const client of [here, calm]) {
      client.edit((doc) => doc.getMap('cards').set('a card', 1))
      client.sendSaved(1)
    }
    await closes(here, 1013)
    expect(here.saved).toEqual([])
    await saves(calm, 1)
    expect(near.rooms.waiting).toEqual({ bytes: 0, entries: 0 })

    const { client: back } = await near.joined(board.room, kari)
    back.edit((doc) => doc.getMap('cards').set('another', 1))
    back.sendSaved(1)
    await saves(back, 1)
    await other.close()
  },
)
