import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { DatabaseUrls } from '../../embedded/cluster'

/** A sync server in a process of its own, which may be killed or stopped; it ends with its parent. */
export type ServerProcess = {
  url: string
  child: ChildProcess
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

/** `program` is the bundle of `server-process.ts`; with the address of a Valkey it is one node of several. */
export async function launchServer(
  program: string,
  { urls, valkey = '' }: { urls: DatabaseUrls; valkey?: string },
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [program, JSON.stringify(urls), '0', valkey], {
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
