import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { withLock } from './lock.mjs'
import { run } from './run.mjs'

const INSTALLED = 'node_modules/.package-lock.json'
const ROOT_ENTRY = ''

/** Whether node_modules holds what package-lock.json asks for; packages for other systems may lack. */
export function isInstalled() {
  if (!existsSync(INSTALLED)) return false
  const present = packagesIn(INSTALLED)
  return Object.entries(packagesIn('package-lock.json')).every(
    ([path, { version, optional, devOptional }]) =>
      path === ROOT_ENTRY || optional || devOptional || present[path]?.version === version,
  )
}

/** Installs what is missing, once, also when several commands of one checkout start together. */
export async function ensureInstalled() {
  if (isInstalled()) return
  const place = createHash('sha256').update(resolve('.')).digest('hex').slice(0, 16)
  const lock = join(tmpdir(), `framsyn-install-${process.getuid?.() ?? 'user'}-${place}.lock`)
  await withLock(lock, async () => {
    if (isInstalled()) return
    console.log('Installing packages …')
    // Not `npm ci`: it refuses a lock file that lacks the binaries of systems whose packages the registry
    // did not have when it was written.
    const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund']
    const { code, seconds } = await run('npm', args, { show: true })
    if (code !== 0) {
      throw new Error(
        'The packages could not be installed. Check the network and that npm reaches its registry, then run the command again.',
      )
    }
    console.log(`Packages installed in ${seconds.toFixed(0)} s`)
  })
}

function packagesIn(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}
