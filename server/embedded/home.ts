import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorCode, StartError } from '@/lib/platform/errors'
import { type Account, canUse } from './account'
import { stopLeftover } from './leftover'

/** Where root keeps what the service account cannot reach in its proper place. */
export const REFUGE = '/var/lib/framsyn'

/** PostgreSQL appends `/.s.PGSQL.5432`; the kernel takes 107 bytes in all. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length

const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)

export function makeFolder(path: string, mode: number): void {
  try {
    mkdirSync(path, { recursive: true, mode })
  } catch (cause) {
    const code = errorCode(cause)
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR') {
      throw new StartError(
        `The data folder ${path} cannot be written (${code}). Give yourself write access to it or set DATA_DIR to another folder.`,
        { cause },
      )
    }
    throw cause
  }
}

function own(path: string, account: Account): void {
  chmodSync(path, 0o700)
  if (account.ids) chownSync(path, account.ids.uid, account.ids.gid)
}

async function moveToRefuge(dir: string, account: Account): Promise<string> {
  const home = join(REFUGE, shortHash(dir))
  makeFolder(REFUGE, 0o755)
  chmodSync(REFUGE, 0o755)
  // Data without a note in DATA_DIR belongs to a data folder that was deleted: kept, not reused.
  if (existsSync(home)) renameSync(home, `${home}.before-${Date.now()}`)
  makeFolder(home, 0o700)
  const data = join(dir, 'data')
  if (existsSync(data)) {
    await stopLeftover(data)
    cpSync(data, join(home, 'data'), { recursive: true, preserveTimestamps: true })
    if (existsSync(join(dir, 'secrets.json'))) {
      cpSync(join(dir, 'secrets.json'), join(home, 'secrets.json'))
      chmodSync(join(home, 'secrets.json'), 0o600)
    }
    chownTree(join(home, 'data'), account)
    renameSync(data, join(dir, 'data.moved'))
  }
  own(home, account)
  writeFileSync(join(dir, 'moved-to'), home)
  return home
}

function chownTree(path: string, account: Account): void {
  if (!account.ids) return
  const { uid, gid } = account.ids
  execFileSync('chown', ['-R', `${uid}:${gid}`, path])
}

/**
 * The folder where this data directory's PostgreSQL really lives: `dir`, or a place below
 * /var/lib/framsyn when the account cannot get into `dir` (once moved it stays there).
 */
export async function settleHome(
  dir: string,
  account: Account,
): Promise<{ home: string; moved: boolean }> {
  makeFolder(dir, 0o700)
  const note = join(dir, 'moved-to')
  if (existsSync(note)) {
    const home = readFileSync(note, 'utf8').trim()
    if (!existsSync(home)) {
      throw new StartError(
        `The database of ${dir} was kept in ${home}, which is gone. Restore that folder, or delete ${note} to start with an empty database.`,
      )
    }
    return { home, moved: true }
  }
  own(dir, account)
  if (canUse(account, dir)) return { home: dir, moved: false }
  if (!account.ids) {
    throw new StartError(
      `The data folder ${dir} cannot be written. Give yourself write access to it or set DATA_DIR to another folder.`,
    )
  }
  return { home: await moveToRefuge(dir, account), moved: true }
}

/** A folder for the socket, short enough for the kernel and closed to others. */
export function socketFolder(home: string, account: Account): string {
  const inside = join(home, 'run')
  const fits = Buffer.byteLength(inside) <= LONGEST_SOCKET_FOLDER
  const base = Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp'
  const folder = fits ? inside : join(base, `framsyn-${shortHash(home)}`)
  makeFolder(folder, 0o700)
  const { uid } = lstatSync(folder)
  const allowed = [process.getuid?.(), account.ids?.uid]
  if (!lstatSync(folder).isDirectory() || !allowed.includes(uid)) {
    throw new StartError(`${folder} belongs to someone else. Remove it, or use a shorter DATA_DIR.`)
  }
  own(folder, account)
  return folder
}
