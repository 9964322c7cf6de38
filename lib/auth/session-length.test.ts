import { expect, test } from 'vitest'
import { firstExpiry, renewedExpiry } from './session-length'

const DAY = 24 * 60 * 60 * 1000
const start = new Date('2026-03-01T08:00:00Z')
const after = (days: number) => new Date(start.getTime() + days * DAY)

test('a session lasts thirty days, however long its cookie lives', () => {
  expect(firstExpiry(after(400), start)).toEqual(after(30))
})

test('a session that was asked not to be remembered lasts its day', () => {
  expect(firstExpiry(after(1), start)).toEqual(after(1))
})

test('a session in use rolls once a day', () => {
  const session = { updatedAt: start, expiresAt: after(30) }
  expect(renewedExpiry(session, after(0.9))).toBeNull()
  expect(renewedExpiry(session, after(1.1))).toEqual(after(31.1))
  expect(renewedExpiry(session, after(29))).toEqual(after(59))
})

test('a session of one day does not roll', () => {
  expect(renewedExpiry({ updatedAt: start, expiresAt: after(1) }, after(0.99))).toBeNull()
})
