import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '@/lib/platform/errors'
import { type Account, canUse } from './account'
import { makeFolder, own, shortHash } from './home'
import { stopLeftover } from './leftover'

/** Where root keeps what the service account cannot reach in its proper place. */
export const REFUGE = '/var/lib/framsyn'

const noteOf = (dir: string): string => join(dir, 'moved-to')

function writeNote(dir: string, home: string): void {
  const draft = `${noteOf(dir)}.new`
  writeFileSync(draft, home, { flush: true })
  renameSync(draft, noteOf(dir))
}

/** Where the note says that the data is; nothing when there is no note, or one that was cut short. */
function readNote(dir: string): string | undefined {
  const note = noteOf(dir)
  return (existsSync(note) && readFileSync(note, 'utf8').trim()) || undefined
}

/** The original is kept beside the note, under a name that nothing starts from. */
function retireOriginal(dir: string): void {
  const [data, retired] = [join(dir, 'data'), join(dir, 'data.moved')]
  if (existsSync(data) && !existsSync(retired)) renameSync(data, retired)
}

function chownTree(path: string, account: Account): void {
  if (!account.ids) return
  const { uid, gid } = account.ids
  execFileSync('chown', ['-R', `${uid}:${gid}`, path])
}

/**
 * Copies what is in `dir` to the refuge. The order makes it safe to break off anywhere: without the
 * note the original counts, with it the copy, which is whole and on disk by then.
 */
async function moveToRefuge(dir: string, account: Account): Promise<string> {
  const home = join(REFUGE, shortHash(dir))
  makeFolder(REFUGE, 0o755)
  chmodSync(REFUGE, 0o755)
  // Data without a note is a copy that broke off, or belongs to a folder that was deleted: kept, not used.
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
    execFileSync('sync')
  }
  own(home, account)
  writeNote(dir, home)
  retireOriginal(dir)
  return home
}

/** The copy of a move that lost its note: the original is retired, so the copy is whole. */
function moveWithoutNote(dir: string): string | undefined {
  const home = join(REFUGE, shortHash(dir))
  const moved = existsSync(join(dir, 'data.moved')) && !existsSync(join(dir, 'data'))
  return moved && existsSync(join(home, 'data')) ? home : undefined
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
  const noted = readNote(dir)
  if (noted) {
    if (!existsSync(noted)) {
      throw new StartError(
        `The database of ${dir} was kept in ${noted}, which is gone. Restore that folder, or delete ${noteOf(dir)} to start with an empty database.`,
      )
    }
    retireOriginal(dir)
    return { home: noted, moved: true }
  }
  const found = moveWithoutNote(dir)
  if (found) {
    writeNote(dir, found)
    return { home: found, moved: true }
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
