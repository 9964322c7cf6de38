import { expect, test } from 'vitest'
import { isOwnOrigin } from './origin'

const ours = ['https://framsyn.example.org']

test('our own origin is accepted', () => {
  expect(isOwnOrigin('https://framsyn.example.org', ours)).toBe(true)
})

test.each([
  [null],
  ['null'],
  [''],
  ['https://evil.example'],
  ['https://framsyn.example.org.evil.example'],
  ['https://evil-framsyn.example.org'],
  ['http://framsyn.example.org'],
  ['https://framsyn.example.org:8443'],
  ['https://framsyn.example.org/'],
  ['https://FRAMSYN.example.org'],
])('the origin %j is foreign', (origin) => {
  expect(isOwnOrigin(origin, ours)).toBe(false)
})
