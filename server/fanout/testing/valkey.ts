import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { inject } from 'vitest'

/** A real Valkey (or Redis) on a port of its own, which keeps nothing and ends with the test run. */
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

export const hasValkey = (): boolean => inject('valkey') !== ''

export async function startValkey(): Promise<TestValkey> {
  const port = await freePort()
  let running = await launch(port)
  return {
    url: `redis://127.0.0.1:${port}`,
    kill: () => running.kill(),
    async restart() {
      running = await launch(port)
    },
    pause: () => process.kill(running.pid, 'SIGSTOP'),
    resume: () => process.kill(running.pid, 'SIGCONT'),
    close: () => running.kill(),
  }
}

/** Kills the server when its standard input ends, which it does however the test run ends. */
const GUARD =
  'exec 3<&0; "$@" & server=$!; echo "pid $server"; (cat <&3; kill -9 $server) & wait $server'

async function launch(port: number): Promise<{ pid: number; kill(): Promise<void> }> {
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
  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', inject('valkey'), ...options], {
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
