import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { inject } from 'vitest'
import type { DatabaseUrls } from '../../embedded/cluster'

/** A sync server in a process of its own, which may be killed or stopped; it ends with the test run. */
export type ServerProcess = {
  url: string
  child: ChildProcess
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

/** With the address of a Valkey it is one node of several. */
export async function serverProcess(
  urls: DatabaseUrls,
  { valkey = '' }: { valkey?: string } = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [inject('syncServer'), JSON.stringify(urls), '0', valkey], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const [line] = await Promise.race([once(child.stdout, 'data'), gone])
  if (child.exitCode !== null) throw new Error(`the sync server ended with ${child.exitCode}`)
  return {
    url: String(line).trim(),
    child,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
