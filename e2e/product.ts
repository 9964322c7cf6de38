import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The built product, running as a process of its own on an empty data folder. */
export type Product = {
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** Everything it has printed so far. */
  output(): string
  /** SIGKILL to the main process: nothing of it gets to say goodbye. */
  kill(): Promise<void>
  /** Stops it as Ctrl-C would; its data stays. */
  halt(): Promise<void>
  /** Starts it again on the same port and data, after `kill`, `halt` or from running. */
  restart(): Promise<void>
  /** Stops it as Ctrl-C would and removes its data. */
  stop(): Promise<void>
}

export type ProductOptions = {
  /** Settings of the product, such as DEMO; an empty string unsets. */
  env?: Readonly<Record<string, string>>
  /** The built server, or the script behind `npm start`, which looks first whether all is fresh. */
  program?: 'dist/main.js' | 'scripts/start.mjs'
}

const START_CEILING = 90_000
const STOP_CEILING = 30_000

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const { env = {}, program = 'dist/main.js' } = options
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'framsyn-e2e-'))
  // As root, PostgreSQL runs as another user, who must get in.
  chmodSync(dataDir, 0o711)
  const settings = {
    PORT: String(port),
    DATA_DIR: dataDir,
    DEMO: '1',
    NODE_ENV: 'production',
    ...env,
  }
  let output = ''
  let running: ChildProcess | undefined

  const start = async (): Promise<void> => {
    const since = output.length
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, ...settings, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = child
    const isReady = new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${why}\n${output.slice(since)}`))
      const timer = setTimeout(() => fail('Framsyn did not get ready'), START_CEILING)
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text
          if (!output.slice(since).includes('ready on http')) return
          clearTimeout(timer)
          resolve()
        })
      }
      child.once('exit', (code, signal) => {
        clearTimeout(timer)
        fail(`Framsyn ended with ${code ?? signal} before it was ready`)
      })
    })
    await isReady
  }

  const end = async (signal: 'SIGKILL' | 'SIGINT'): Promise<void> => {
    const child = running
    running = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_CEILING)
    await exited
    clearTimeout(timer)
  }

  try {
    await start()
  } catch (error) {
    await end('SIGINT')
    rmSync(dataDir, { recursive: true, force: true })
    throw error
  }
  return {
    url: `http://localhost:${port}`,
    port,
    dataDir,
    output: () => output,
    kill: () => end('SIGKILL'),
    halt: () => end('SIGINT'),
    async restart() {
      await end('SIGINT')
      await start()
    },
    async stop() {
      // After a kill the database may still run; a new start takes it over and can stop it.
      if (!running) await start().catch(() => undefined)
      await end('SIGINT')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port to be had')
  server.close()
  await once(server, 'close')
  return address.port
}
