import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import * as dependencies from './dependencies'
import { judge, NO_LIMITS } from './judging'
import { Knowledge } from './knowledge'
import { Owners } from './owners'

vi.mock('./dependencies', { spy: true })

test('SYNC-8 too many new client ids are refused before what they stand on is looked at', () => {
  const whole = new Y.Doc()
  for (let client = 1; client <= 11; client++) {
    const doc = new Y.Doc()
    doc.clientID = client
    doc.getMap('cards').set(`card ${client}`, client)
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
  }
  const owners = new Owners()
  const judged = (now: number) =>
    judge(Y.encodeStateAsUpdate(whole), {
      known: new Knowledge(),
      owners,
      roots: ['cards'],
      author: { person: 'kari', mayWrite: true },
      ...NO_LIMITS,
      mayBring: (count) => owners.mayBind('kari', count, now),
    })
  expect(judged(0)).toEqual({ kind: 'too-many' })
  expect(dependencies.standsOnKnown).not.toHaveBeenCalled()
  owners.bind({ client: 1, person: 'kari', at: 0 })
  expect(judged(60_000)).toMatchObject({ kind: 'accepted' })
  expect(dependencies.standsOnKnown).toHaveBeenCalledTimes(1)
})
