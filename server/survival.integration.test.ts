import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, test, vi } from 'vitest'
import { isAlive } from './embedded/leftover'

const CEILING = 15_000
// Whole servers start and stop here, on machines that do other things meanwhile.
const START_CEILING = 60_000
vi.setConfig({ testTimeout: 180_000 })

const folders: string[] = []
const groups: number[] = []

afterEach(() => {
  for (const group of groups.splice(0)) {
    try {
      process.kill(-group, 'SIGKILL')
    } catch {
      // Ended, as it should.
    }
  }
  for (const folder of folders.splice(0)) {
    const server = postmasterOf(folder)
    if (server) process.kill(server, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
})

function freshFolder(mode = 0o711): string {
  const parent = mkdtempSync(join(tmpdir(), 'framsyn-survival-'))
  chmodSync(parent, mode)
  folders.push(join(parent, 'data'), parent)
  return join(parent, 'data')
}

async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  ceiling = CEILING,
) {
  const deadline = Date.now() + ceiling
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > deadline) throw new Error(`${what}: not within ${ceiling / 1000} s`)
    await pause(50)
  }
}

type Running = Readonly<{ child: ChildProcess; pid: number; url: string; output: () => string }>

/** The built server in a process group of its own, as a terminal would run it. */
async function start(dataDir: string, roles = 'sync'): Promise<Running> {
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: dataDir,
      DEMO: '0',
      ROLES: roles,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const pid = child.pid
  if (pid === undefined) throw new Error('not started')
  groups.push(pid)
  const url = await until(
    'ready',
    () => {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}:\n${output}`)
      return /ready on (http:\S+)/.exec(output)?.[1]
    },
    START_CEILING,
  )
  return { child, pid, url: url.replace('localhost', '127.0.0.1'), output: () => output }
}

const homeOf = (dataDir: string): string => {
  const note = join(dataDir, 'postgres', 'moved-to')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'postgres')
}

function postmasterOf(dataDir: string): number | undefined {
  const file = join(homeOf(dataDir), 'data', 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return isAlive(pid) ? pid : undefined
}

const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
      } catch {
        return false
      }
    })

function webOf(main: number): number | undefined {
  return childrenOf(main).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('web.js'),
  )
}

async function query(dataDir: string, sql: string): Promise<unknown[]> {
  const home = homeOf(dataDir)
  const { framsyn_super: password } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8'))
  const client = new pg.Client({
    host: join(home, 'run'),
    user: 'framsyn_super',
    password,
    database: 'framsyn',
  })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

const statusOf = (url: string): Promise<number> =>
  fetch(url).then(
    (answer) => answer.status,
    () => 0,
  )

const ended = async ({ child }: Running): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

test('after kill -9 the pages end by themselves, and a new start serves what was committed', async () => {
  const dataDir = freshFolder()
  const first = await start(dataDir, 'web,sync')
  const web = webOf(first.pid)
  await query(dataDir, 'CREATE TABLE kept AS SELECT 42 AS answer')
  process.kill(first.pid, 'SIGKILL')
  await ended(first)
  const leftover = postmasterOf(dataDir)
  expect(leftover).toBeDefined()
  await until('the web process ends', () => web && !isAlive(web))

  const second = await start(dataDir)
  expect(second.output()).toContain('left over from an earlier start')
  expect(postmasterOf(dataDir)).not.toBe(leftover)
  expect(await query(dataDir, 'SELECT answer FROM kept')).toEqual([42])
})

test('Ctrl-C to the whole group ends with 0 and leaves no process', async () => {
  const dataDir = freshFolder()
  const running = await start(dataDir, 'web,sync')
  const processes = [running.pid, ...childrenOf(running.pid)]
  expect(processes).toContain(postmasterOf(dataDir))
  process.kill(-running.pid, 'SIGINT')
  expect(await ended(running)).toBe(0)
  expect(processes.filter(isAlive)).toEqual([])
  expect(existsSync(join(dataDir, 'postgres', 'data', 'postmaster.pid'))).toBe(false)
})

test('pages and database that die come back, under the same main process', async () => {
  const dataDir = freshFolder()
  const running = await start(dataDir, 'web,sync')
  const web = webOf(running.pid)
  if (!web) throw new Error('no web process')
  const page = `${running.url}/api/auth/ok`
  const before = await statusOf(page)
  expect(before).not.toBe(503)
  process.kill(web, 'SIGKILL')
  await until('the gateway notices', async () => (await statusOf(page)) === 503)
  await until('the pages are back', async () => (await statusOf(page)) === before)

  const server = postmasterOf(dataDir)
  if (!server) throw new Error('no PostgreSQL')
  process.kill(server, 'SIGKILL')
  await until('another PostgreSQL', () => {
    const now = postmasterOf(dataDir)
    return now !== undefined && now !== server
  })
  await until('ready again', async () => (await statusOf(`${running.url}/readyz`)) === 200)
  expect(running.child.exitCode).toBeNull()
})

test('two run side by side on their own data with secrets of their own, and a second one on the same data is refused', async () => {
  const [one, other] = [freshFolder(), freshFolder()]
  const running = await Promise.all([start(one), start(other)])
  expect(await Promise.all(running.map(({ url }) => statusOf(`${url}/readyz`)))).toEqual([200, 200])
  for (const secret of ['auth-secret', 'postgres/secrets.json']) {
    expect(statSync(join(one, secret)).mode & 0o777).toBe(0o600)
  }
  await expect(start(one)).rejects.toThrow(/Another Framsyn \(process \d+\) already uses/)
  expect(await statusOf(`${running[0].url}/readyz`)).toBe(200)
})

const asRoot = process.getuid?.() === 0

test.runIf(asRoot)(
  'as root in a folder that only root may enter, the data goes where PostgreSQL can',
  async () => {
    const dataDir = freshFolder(0o700)
    mkdirSync(dataDir, { mode: 0o700 })
    const first = await start(dataDir)
    const home = homeOf(dataDir)
    folders.push(home)
    expect(dirname(home)).toBe('/var/lib/framsyn')
    expect(first.output()).toContain(`the database lives in ${home}`)
    await query(dataDir, 'CREATE TABLE kept AS SELECT 42 AS answer')
    process.kill(-first.pid, 'SIGINT')
    expect(await ended(first)).toBe(0)
    await start(dataDir)
    expect(homeOf(dataDir)).toBe(home)
    expect(await query(dataDir, 'SELECT answer FROM kept')).toEqual([42])
  },
)
