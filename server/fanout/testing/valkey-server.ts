import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'

/** A real Valkey (or Redis) on a port of its own, which keeps nothing and ends with its parent. */
export type TestValkey = {
  url: string
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** Starts an empty one at the same place, after `kill`. */
  restart(): Promise<void>
  /** SIGSTOP: connections stay and nothing is answered. */
  pause(): void
  resume(): void
  close(): Promise<void>
}

/** `program` is one that `findValkey` has found. */
export async function launchValkey(program: string): Promise<TestValkey> {
  const port = await freePort()
  let running = await launch(program, port)
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => running.kill(),
    async restart() {
      running = await launch(program, port)
    },
    pause: () => process.kill(running.pid, 'SIGSTOP'),
    resume: () => process.kill(running.pid, 'SIGCONT'),
    close: () => running.kill(),
  }
}

/** Kills the server when its standard input ends, which it does however the test run ends. */
const GUARD =
  'exec 3<&0; "$@" & server=$!; echo "pid $server"; (cat <&3; kill -9 $server) & wait $server'

async function launch(
  program: string,
  port: number,
): Promise<{ pid: number; kill(): Promise<void> }> {
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ]
  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', program, ...options], {
    // the shell would say that its child was killed
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const gone = once(child, 'exit')
  let pid = 0
  for await (const line of createInterface(child.stdout)) {
    pid ||= Number(/^pid (\d+)$/.exec(line)?.[1] ?? 0)
    if (/ready to accept connections/i.test(line)) break
  }
  if (child.exitCode !== null) throw new Error('no Valkey could be started')
  child.stdout.resume()
  return {
    pid,
    async kill() {
      child.stdin.end()
      await gone
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A program that speaks the protocol; installs one as root on Debian when there is none. */
export function findValkey(): string | undefined {
  const found = installed()
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found
  install()
  return installed()
}

function installed(): string | undefined {
  return ['valkey-server', 'redis-server'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  )
}

function install(): void {
  const options = {
    stdio: 'ignore',
    timeout: 180_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const
  // The package would start a server of its own; ours end with the tests.
  const package_ = ['install', '-y', '--no-install-recommends', 'redis-server']
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', package_, { ...options, env: { ...options.env, RUNLEVEL: '1' } })
}
