import { createHash } from 'node:crypto'
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorCode, StartError } from '@/lib/platform/errors'
import type { Account } from './account'

/** PostgreSQL appends `/.s.PGSQL.5432`; the kernel takes 107 bytes in all. */
const LONGEST_SOCKET_FOLDER = 107 - '/.s.PGSQL.5432'.length

export const shortHash = (text: string): string =>
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

export function own(path: string, account: Account): void {
  chmodSync(path, 0o700)
  if (account.ids) chownSync(path, account.ids.uid, account.ids.gid)
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
