import { describe, expect, test } from 'vitest'
import { atPort, parseEnv } from './env'
import { StartError } from './errors'

const read = (source: Record<string, string>) => parseEnv(source, () => 'kept in the data folder')

const deployed = {
  AUTH_SECRET: 's'.repeat(32),
  DATABASE_URL: 'postgresql://framsyn_app:a@db/framsyn',
  DATABASE_ADMIN_URL: 'postgresql://framsyn_owner:b@db/framsyn',
  DATABASE_SYNC_URL: 'postgresql://framsyn_sync:c@db/framsyn',
}

describe('on one’s own machine', () => {
  test('nothing needs to be set: loopback, both local origins, demo on', () => {
    expect(read({})).toMatchObject({
      mode: 'local',
      embedded: true,
      host: '127.0.0.1',
      port: 3000,
      origins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
      demo: true,
      authSecret: 'kept in the data folder',
      roles: ['web', 'sync', 'jobs'],
    })
  })

  test('DEMO=0 turns the demo off, and blank is the same as unset', () => {
    expect(read({ DEMO: '0' }).demo).toBe(false)
    expect(read({ DEMO: '', PUBLIC_URL: ' ', DATABASE_URL: '' }).mode).toBe('local')
  })

  test('a port that the system chose moves the origins with it', () => {
    const settings = atPort(read({ PORT: '0' }), 4567)
    expect(settings.publicUrl).toBe('http://localhost:4567')
    expect(settings.origins).toEqual(['http://localhost:4567', 'http://127.0.0.1:4567'])
  })
})

describe('deployed', () => {
  test('only the public address may write, the demo is off, and cookies are for TLS', () => {
    const settings = read({ ...deployed, PUBLIC_URL: 'https://framsyn.example.org/' })
    expect(settings).toMatchObject({
      mode: 'deployed',
      embedded: false,
      host: '0.0.0.0',
      origins: ['https://framsyn.example.org'],
      secure: true,
      demo: false,
    })
    expect(atPort(settings, 4567).origins).toEqual(['https://framsyn.example.org'])
  })

  test('PUBLIC_URL alone deploys on the embedded database and still needs the secret', () => {
    const alone = { PUBLIC_URL: 'https://framsyn.example.org' }
    expect(() => read(alone)).toThrow(StartError)
    expect(read({ ...alone, AUTH_SECRET: 's'.repeat(32) })).toMatchObject({
      mode: 'deployed',
      embedded: true,
    })
  })

  test.each(['AUTH_SECRET', 'DATABASE_ADMIN_URL', 'DATABASE_SYNC_URL'] as const)(
    'without %s it says which variable is missing',
    (name) => {
      expect(() => read({ ...deployed, [name]: '' })).toThrow(`${name} is not set.`)
    },
  )
})

test.each([
  [{ PORT: '70000' }, 'PORT must be between 0 and 65535.'],
  [{ PORT: '30.5' }, 'PORT must be a whole number.'],
  [{ PUBLIC_URL: 'framsyn.example.org' }, 'PUBLIC_URL must be the address people type'],
  [{ PUBLIC_URL: 'https://x.example/path' }, 'PUBLIC_URL must be the address people type'],
  [{ DATABASE_URL: 'mysql://db/framsyn' }, 'DATABASE_URL must look like postgresql://'],
  [{ VALKEY_URL: 'http://db' }, 'VALKEY_URL must look like redis://'],
  [{ DEMO_LOCALE: 'sv' }, 'DEMO_LOCALE must be en or nb.'],
  [{ AUTH_SECRET: 'short' }, 'AUTH_SECRET must have at least 32 characters.'],
])('%o is refused with one sentence', (source, sentence) => {
  expect(() => read(source)).toThrow(sentence)
})
