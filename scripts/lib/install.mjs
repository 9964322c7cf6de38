import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { withLock } from './lock.mjs'
import { run } from './run.mjs'

const INSTALLED = 'node_modules/.package-lock.json'
const ROOT_ENTRY = ''

/** Whether node_modules holds what package-lock.json asks for; packages for other systems may lack. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false
  const present = packagesIn(INSTALLED)
  return Object.entries(packagesIn('package-lock.json')).every(
    ([path, { version, optional, devOptional }]) =>
      path === ROOT_ENTRY || optional || devOptional || present[path]?.version === version,
  )
}

/**
 * Installs what is missing, once, also when several commands of one checkout start together.
 * `around` shows the progress.
 */
export async function ensureInstalled({ around = (_name, work) => work() } = {}) {
  if (isInstalled()) return
  const place = createHash('sha256').update(resolve('.')).digest('hex').slice(0, 16)
  const lock = join(tmpdir(), `framsyn-install-${process.getuid?.() ?? 'user'}-${place}.lock`)
  await withLock(lock, async () => {
    if (!isInstalled()) await around('installing packages', npmCi)
  })
}

async function npmCi() {
  const { code, output } = await run('npm', [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
  if (code === 0) return
  throw new Error(
    `${output.trim().split('\n').slice(0, 8).join('\n')}\nThe packages could not be installed. Check the network and that npm reaches its registry, then run the command again.`,
  )
}

function packagesIn(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}
