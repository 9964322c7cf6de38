import { expect, test } from 'vitest'
import type { Audience } from '@/lib/sync/cluster-events'
import { hears } from './audience'

const kari = { person: 'kari', parties: new Set(['havbris']), boards: new Set(['kelp']) }

test.each<[string, Audience, boolean]>([
  ['everybody hears what is for the cluster', {}, true],
  ['a reader of the board hears of it', { board: 'kelp' }, true],
  ['nobody else hears of a board', { board: 'herring' }, false],
  ['a party hears what is for it', { party: 'havbris' }, true],
  ['a competitor hears nothing of it', { party: 'skarv' }, false],
  ['a person hears what is for them', { person: 'kari' }, true],
  ['nobody else hears what is for one person', { person: 'per' }, false],
  [
    'on a board that they see, a party hears of its layer',
    { board: 'kelp', party: 'havbris' },
    true,
  ],
  ['the others on that board do not', { board: 'kelp', party: 'skarv' }, false],
  ['nor does the party on a board that is closed to it', { board: 'x', party: 'havbris' }, false],
])('SYNC-1 %s', (_, audience, heard) => {
  expect(hears(kari, audience)).toBe(heard)
})
