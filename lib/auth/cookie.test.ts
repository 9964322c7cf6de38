import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { sessionTokenFrom } from './cookie'

const secret = 'a secret that signs nothing outside this test'
const sign = (token: string, by = secret) =>
  encodeURIComponent(`${token}.${createHmac('sha256', by).update(token).digest('base64')}`)

test('a token that we signed is read, with and without TLS', () => {
  expect(sessionTokenFrom(`framsyn.session_token=${sign('abc')}`, secret)).toBe('abc')
  expect(sessionTokenFrom(`__Secure-framsyn.session_token=${sign('abc')}`, secret)).toBe('abc')
})

test('other cookies do not disturb', () => {
  const header = `theme=dark; framsyn.session_token=${sign('abc')}; x=y=z; broken`
  expect(sessionTokenFrom(header, secret)).toBe('abc')
})

test('a planted cookie of the same name does not hide the signed one', () => {
  const header = `framsyn.session_token=planted.AAAA; framsyn.session_token=${sign('abc')}`
  expect(sessionTokenFrom(header, secret)).toBe('abc')
})

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['no value', 'framsyn.session_token='],
  ['no signature', 'framsyn.session_token=abc'],
  ['an empty signature', 'framsyn.session_token=abc.'],
  ['an empty token', `framsyn.session_token=${sign('')}`],
  ['another secret', `framsyn.session_token=${sign('abc', 'another secret')}`],
  ['a changed token', `framsyn.session_token=abd${sign('abc').slice(3)}`],
  ['a broken encoding', 'framsyn.session_token=abc.%E0%A4%A'],
  ['another name', `framsyn.session_token2=${sign('abc')}`],
  ['the value alone', sign('abc')],
])('%s gives nobody', (_, header) => {
  expect(sessionTokenFrom(header, secret)).toBeNull()
})
