import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode, StartError } from '@/lib/platform/errors'
import { makeFolder } from './embedded/home'
import { isAlive } from './embedded/leftover'

/** Tells one process from a later one with the same number; empty where there is no /proc. */
function birth(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

const note = (pid: number): string => `${pid} ${birth(pid)}`

function holder(file: string): number | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8').trim()
  const pid = Number(text.split(' ')[0])
  if (!pid || pid === process.pid || !isAlive(pid)) return undefined
  return note(pid).trim() === text ? pid : undefined
}

/**
 * Makes the data folder and takes it for this process; the result gives it back. Root leaves it
 * enterable, because PostgreSQL runs as another user inside; the secrets in it are 0600.
 */
export function takeDataFolder(folder: string): () => void {
  const isNew = !existsSync(folder)
  makeFolder(folder, 0o700)
  if (isNew && process.getuid?.() === 0) chmodSync(folder, 0o711)
  const file = join(folder, 'framsyn.pid')
  const other = holder(file)
  if (other !== undefined) {
    throw new StartError(
      `Another Framsyn (process ${other}) already uses the data folder ${folder}. Stop it, or set DATA_DIR to another folder.`,
    )
  }
  try {
    writeFileSync(file, note(process.pid), { mode: 0o600 })
  } catch (cause) {
    throw new StartError(
      `The data folder ${folder} cannot be written (${errorCode(cause)}). Give yourself write access to it or set DATA_DIR to another folder.`,
      { cause },
    )
  }
  return () => rmSync(file, { force: true })
}

/** The secret that signs sessions in local mode: made once, readable by its owner alone. */
export function localSecret(folder: string): string {
  const file = join(folder, 'auth-secret')
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(48).toString('base64url'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8').trim()
}
