import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Env, RESOLVED_ENV } from '@/lib/platform/env'
import { StartError } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log'
import type { SignalCarrier } from '@/lib/platform/signals'
import type { WebPort } from './gateway'

export type WebProcess = WebPort & Readonly<{ stop(): Promise<void>; abandon(): void }>

export type WebProcessOptions = Readonly<{
  /** The bundle of `server/web.ts`. */
  entry: string
  settings: Env
  dev: boolean
  /** Pages have changed these rooms or the access to them. */
  onSignal: SignalCarrier
}>

const socketFolder = (): string => {
  // Too long a path is no socket (107 bytes), and a temporary folder can be anywhere.
  const base = Buffer.byteLength(tmpdir()) < 80 ? tmpdir() : '/tmp'
  return mkdtempSync(join(base, 'framsyn-web-'))
}

function launch({ entry, settings }: WebProcessOptions, socketPath: string): ChildProcess {
  return fork(entry, {
    execArgv: ['--enable-source-maps'],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      [RESOLVED_ENV]: JSON.stringify(settings),
      FRAMSYN_WEB_SOCKET: socketPath,
    },
    // stdout belongs to what the person who started us reads.
    stdio: ['ignore', 2, 2, 'ipc'],
  })
}

const listening = (child: ChildProcess): Promise<boolean> =>
  new Promise((resolve) => {
    child.on('message', (message) => {
      if (message === 'listening') resolve(true)
    })
    child.once('exit', () => resolve(false))
  })

/** Names of rooms, in a message of the web process that is about rooms. */
function roomsIn(message: unknown): string[] {
  const rooms = typeof message === 'object' && message !== null && 'rooms' in message
  const names: unknown = rooms ? message.rooms : []
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []
}

/** Runs Next in a process of its own, and again when it dies; null as address in between. */
export async function startWebProcess(options: WebProcessOptions): Promise<WebProcess> {
  const folder = socketFolder()
  const socketPath = join(folder, 'web.sock')
  let child: ChildProcess
  let up = false
  let stopping = false

  const run = async (): Promise<boolean> => {
    rmSync(socketPath, { force: true })
    child = launch(options, socketPath)
    const current = child
    current.on('message', (message) => options.onSignal(roomsIn(message)))
    current.once('exit', (code, signal) => {
      up = false
      if (stopping) return
      log.error({ code, signal }, 'the web process ended; starting it again')
      void revive()
    })
    up = await listening(current)
    return up
  }

  let failures = 0
  const revive = async (): Promise<void> => {
    await delay(Math.min(200 * 2 ** failures, 10_000))
    if (stopping) return
    failures = (await run()) ? 0 : failures + 1
  }

  const first = await run()
  if (!first) {
    stopping = true
    rmSync(folder, { recursive: true, force: true })
    throw new StartError('The pages could not be started; the lines above say why.')
  }

  return {
    abandon() {
      stopping = true
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
    takesUpgrades: options.dev,
    socketPath: () => (up ? socketPath : null),
    async stop() {
      stopping = true
      up = false
      if (child.exitCode === null && child.signalCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve))
        if (child.connected) child.disconnect()
        const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
        await gone
        clearTimeout(late)
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
