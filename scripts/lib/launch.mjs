import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureInstalled } from './install.mjs'
import { step } from './progress.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Installs and builds what is stale, then runs the server in this process. */
export async function start() {
  process.chdir(ROOT)
  process.env.NODE_ENV ??= 'production'
  try {
    await ensureInstalled({ around: step })
    // Only now: building needs packages.
    const { isBuilt, buildIfStale } = await import('./build.mjs')
    if (!isBuilt()) await step('building', buildIfStale)
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(join(ROOT, 'dist/main.js')).href)
}
