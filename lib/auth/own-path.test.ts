import { expect, test } from 'vitest'
import { ownPath } from './own-path'

test.each([
  ['/'],
  ['/c/nce'],
  ['/c/nce/boards/0191?lens=porter#card'],
  ['/c/nce?next=//evil.example'],
  ['/c/bl%C3%A5'],
])('%j is one of our paths', (path) => {
  expect(ownPath(path)).toBe(path)
})

test.each([
  ['//evil.example'],
  ['/\\evil.example'],
  ['\\\\evil.example'],
  ['/\t/evil.example'],
  ['/\n/evil.example'],
  ['/\u0000/evil.example'],
  [' //evil.example'],
  ['https://evil.example'],
  ['javascript:alert(1)'],
  ['data:text/html,x'],
  ['evil.example'],
  ['/%2f/evil.example'],
  ['/%5cevil.example'],
  ['/..//evil.example'],
  ['/./\u002fevil.example'],
  ['/api/auth/sign-out'],
  [''],
  [undefined],
  [['/c/nce', '/']],
  [`/${'a'.repeat(3000)}`],
])('%j leads home instead', (path) => {
  expect(ownPath(path)).toBe('/')
})
