import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'framsyn-start-'))
chmodSync(folder, 0o711)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
const freshFolder = (): string => {
  count += 1
  return join(folder, String(count))
}

type Settings = Readonly<Record<string, string>>

function launch(settings: Settings): ChildProcess {
  return spawn(process.execPath, ['dist/main.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: freshFolder(),
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What somebody sees who starts Framsyn where it cannot start. */
async function refusal(settings: Settings): Promise<{ code: number; said: string }> {
  const child = launch(settings)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const [code] = await once(child, 'close')
  return { code, said: said.trim() }
}

async function expectOneSentence(settings: Settings, words: readonly (string | RegExp)[]) {
  const { code, said } = await refusal(settings)
  expect(code).toBe(1)
  expect(said.split('\n')).toHaveLength(1)
  for (const word of words) expect(said).toMatch(word)
  expect(said).not.toMatch(/ at .*:\d+:\d+/)
}

const external = {
  DATABASE_URL: 'postgresql://framsyn_app:x@127.0.0.1:1/framsyn',
  DATABASE_ADMIN_URL: 'postgresql://framsyn_owner:x@127.0.0.1:1/framsyn',
  DATABASE_SYNC_URL: 'postgresql://framsyn_sync:x@127.0.0.1:1/framsyn',
  AUTH_SECRET: 'x'.repeat(40),
}

test('a busy port is said, with another one to choose', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  try {
    await expectOneSentence({ PORT: String(address.port) }, [
      `Port ${address.port} is in use`,
      `PORT=${address.port + 1} npm start`,
    ])
  } finally {
    taken.close()
  }
})

test('a data folder that cannot be written is said', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')
  await expectOneSentence({ DATA_DIR: join(file, 'data') }, [/cannot be written/, /DATA_DIR/])
})

test('data of another PostgreSQL version is left alone', async () => {
  const dir = freshFolder()
  mkdirSync(join(dir, 'postgres', 'data'), { recursive: true })
  chmodSync(dir, 0o711)
  writeFileSync(join(dir, 'postgres', 'data', 'PG_VERSION'), '15\n')
  const password = 'p'.repeat(43)
  writeFileSync(
    join(dir, 'postgres', 'secrets.json'),
    JSON.stringify({
      framsyn_super: password,
      framsyn_owner: password,
      framsyn_app: password,
      framsyn_sync: password,
    }),
  )
  await expectOneSentence({ DATA_DIR: dir }, [/PostgreSQL 15/, /PostgreSQL 18/, /DATA_DIR/])
})

test('a database that cannot be reached is said by its variable, without its password', async () => {
  await expectOneSentence({ ...external }, [
    /127\.0\.0\.1:1 \(DATABASE_ADMIN_URL\) cannot be reached: ECONNREFUSED/,
  ])
})

test('a deployment without a secret does not start', async () => {
  await expectOneSentence({ ...external, AUTH_SECRET: '' }, [/AUTH_SECRET is not set/])
  await expectOneSentence({ PUBLIC_URL: 'https://framsyn.example.org' }, [/AUTH_SECRET is not set/])
})

test('an external database needs all three roles, each by its own variable', async () => {
  await expectOneSentence({ ...external, DATABASE_SYNC_URL: '' }, [
    /DATABASE_SYNC_URL is not set/,
    /framsyn_sync/,
  ])
})

test('every wrong variable is one sentence', async () => {
  const { code, said } = await refusal({ PORT: 'http', DEMO: 'yes', ROLES: 'web,mail' })
  expect(code).toBe(1)
  expect(said.split('\n')).toEqual([
    'PORT must be a port number.',
    'ROLES may only name web, sync, jobs.',
    'DEMO must be 0 or 1.',
  ])
})

test('a Node that is too old is said before anything else is read', async () => {
  const source = `
    Object.defineProperty(process.versions, 'node', { value: '18.20.0' })
    await import(${JSON.stringify(join(process.cwd(), 'scripts/start.mjs'))})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', source])
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  expect(said).toBe(
    'Framsyn needs Node.js 20.19 or newer, and this is 18.20.0. Install a newer one from https://nodejs.org and run npm start again.\n',
  )
})
