import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { DatabaseUrls } from '../../../embedded/cluster'

/** A sync server that can be killed and started again behind the same address. */
export type KillableServer = {
  url: string
  kill(): Promise<void>
  start(): Promise<void>
}

/** @param program a bundle of a server process, as `bundleTestPrograms` makes it. */
export async function killableServer(program: string, urls: DatabaseUrls): Promise<KillableServer> {
  let running = await launch(program, [JSON.stringify(urls)])
  const { url } = running
  return {
    url,
    kill: () => running.kill(),
    async start() {
      running = await launch(program, [JSON.stringify(urls), new URL(url).port])
    },
  }
}

async function launch(program: string, args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal' },
  })
  const gone = once(child, 'exit')
  const [line] = await Promise.race([once(child.stdout, 'data'), gone])
  const { exitCode, signalCode } = child
  if (exitCode ?? signalCode)
    throw new Error(`the sync server ended with ${exitCode ?? signalCode}`)
  return {
    url: String(line).trim(),
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
