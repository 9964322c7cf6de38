import { expect, test } from 'vitest'
import { createPlaces } from './place'

const places = createPlaces('a secret')
const place = { logEpoch: 1, seq: 42n, at: 1_795_000_000_000 }
const kari = { person: 'kari', room: 'events.a' }

test('SYNC-18 a place in the events is read where the secret is shared', () => {
  expect(createPlaces('a secret').open(places.seal(place, kari), kari)).toEqual(place)
})

test('SYNC-1 a place never looks the same twice, so that it counts nothing', () => {
  const sealed = Array.from({ length: 100 }, () => places.seal(place, kari))
  expect(new Set(sealed).size).toBe(100)
  expect(new Set(sealed.map(({ length }) => length)).size).toBe(1)
})

test.each([
  ['of another person', places.seal(place, { ...kari, person: 'per' })],
  ['of another cluster', places.seal(place, { ...kari, room: 'events.b' })],
  ['under another secret', createPlaces('another').seal(place, kari)],
  ['that was cut short', places.seal(place, kari).slice(2)],
  ['that is empty', ''],
  ['that is anything', 'x'.repeat(10_000)],
])('SYNC-18 a place %s is none', (_, text) => {
  expect(places.open(text, kari)).toBeNull()
})

test('SYNC-18 a place that was changed in any byte is none', () => {
  const sealed = Buffer.from(places.seal(place, kari), 'base64url')
  for (const at of sealed.keys()) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(places.open(changed.toString('base64url'), kari)).toBeNull()
  }
})
