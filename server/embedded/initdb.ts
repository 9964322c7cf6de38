import { spawn } from 'node:child_process'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '@/lib/platform/errors'
import { type Account, serviceEnv } from './account'
import type { Binaries } from './binaries'

function refuseOtherVersion(data: string, { major }: Binaries): void {
  const written = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (written === major) return
  throw new StartError(
    `The data in ${data} was written by PostgreSQL ${written}, and this Framsyn brings PostgreSQL ${major}. Set DATA_DIR to a new folder, or dump the data with version ${written} and load it there.`,
  )
}

async function run(command: string, args: string[], account: Account): Promise<void> {
  const child = spawn(command, args, {
    ...account.ids,
    cwd: '/',
    env: serviceEnv,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  if (code !== 0) throw new StartError(`PostgreSQL could not make its data folder: ${said.trim()}`)
}

/** Makes the data folder on first use. An interrupted first start leaves nothing half-made behind. */
export async function ensureDataFolder(
  home: string,
  options: { account: Account; binaries: Binaries; password: string; durable: boolean },
): Promise<string> {
  const { account, binaries, password, durable } = options
  const data = join(home, 'data')
  if (existsSync(data)) {
    refuseOtherVersion(data, binaries)
    return data
  }
  const draft = join(home, 'data.new')
  const passwordFile = join(home, 'password.new')
  rmSync(draft, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account.ids) chownSync(passwordFile, account.ids.uid, account.ids.gid)
  try {
    await run(
      join(binaries.root, 'bin/initdb'),
      [
        `--pgdata=${draft}`,
        '--username=framsyn_super',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(durable ? [] : ['--no-sync']),
      ],
      account,
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(draft, data)
  return data
}
