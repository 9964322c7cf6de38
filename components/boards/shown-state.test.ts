import { expect, test } from 'vitest'
import { BEFORE_JOINING, type ConnectionState } from '@/lib/sync/connection-state'
import { type Shown, shownFor, worthSaying } from './shown-state'

const JOINED: ConnectionState = { ...BEFORE_JOINING, link: 'joined', access: 'read-write' }
const ENDED = { ...JOINED, link: 'closed', ended: { code: 4401, reason: '' } } as const

test.each<[Shown, ConnectionState]>([
  ['connecting', BEFORE_JOINING],
  ['saved', JOINED],
  ['readOnly', { ...JOINED, access: 'read-only' }],
  ['saving', { ...JOINED, saved: 'saving', newest: 'in-page' }],
  ['offline', { ...JOINED, saved: 'offline', newest: 'on-device', link: 'connecting' }],
  ['notSaved', { ...JOINED, saved: 'not-saved', newest: 'on-device' }],
  ['atRisk', { ...JOINED, saved: 'not-saved', newest: 'in-page' }],
  ['stopped', { ...ENDED, saved: 'offline' }],
  ['stoppedKept', { ...ENDED, saved: 'offline', newest: 'on-device' }],
  ['stoppedAtRisk', { ...ENDED, saved: 'saving', newest: 'in-page' }],
])('SYNC-25 %s is said when it is true', (shown, state) => {
  expect(shownFor(state)).toBe(shown)
})

test('trouble and its end are said aloud, and saving is not', () => {
  const spoken = (states: Shown[]) => {
    let said: Shown | null = null
    return states.filter((shown) => {
      if (!worthSaying(said, shown)) return false
      said = shown
      return true
    })
  }
  expect(spoken(['connecting', 'saving', 'saved', 'saving', 'saved'])).toEqual([])
  expect(spoken(['saved', 'offline', 'saving', 'offline', 'saving', 'saved', 'saved'])).toEqual([
    'offline',
    'saved',
  ])
  expect(spoken(['saving', 'atRisk', 'notSaved', 'readOnly'])).toEqual([
    'atRisk',
    'notSaved',
    'readOnly',
  ])
})
