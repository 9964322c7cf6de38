import { expect, test } from 'vitest'
import { bestOf } from './encodings'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.1, gzip;q=1', 'br'],
  ['GZIP', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=0.000, br; q=0', null],
  ['deflate, identity', null],
  ['', null],
  [undefined, null],
])('SYNC-17 of "%s" a snapshot takes %s', (accepted, encoding) => {
  expect(bestOf(accepted)).toBe(encoding)
})
