import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { generateClient } from './generate.mjs'
import { withLock } from './lock.mjs'
import { run } from './run.mjs'
import { sourceHash, stampAt } from './stale.mjs'

const STAMP = 'dist/built-from'
const LOCK = 'node_modules/.cache/framsyn/build.lock'

export const isBuilt = () => stampAt(STAMP) === sourceHash() && existsSync('.next/BUILD_ID')

const workers = () =>
  readdirSync('server', { recursive: true })
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => join('server', file))

/** What runs on Node: the processes, and beside them each `<name>.worker.ts` below server. */
export function bundleOptions({ outdir }) {
  const entries = ['server/main.ts', 'server/web.ts', ...workers()]
  return {
    entryPoints: Object.fromEntries(entries.map((file) => [basename(file, '.ts'), file])),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // Next resolves it to nothing on the server; elsewhere it throws when it is imported.
    alias: { 'server-only': './node_modules/server-only/empty.js' },
    tsconfig: 'tsconfig.json',
    sourcemap: true,
    logLevel: 'warning',
  }
}

async function bundle(outdir) {
  const { build, stop } = await import('esbuild')
  await build(bundleOptions({ outdir }))
  // Its helper process would live as long as the server that starts from here.
  await stop()
}

async function buildPages() {
  const { code, output } = await run(
    process.execPath,
    ['node_modules/next/dist/bin/next', 'build'],
    { env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } },
  )
  if (code !== 0) throw new Error(`next build failed:\n${output}`)
}

/** Builds when a source changed. One build a checkout at a time; the others wait and find it done. */
export async function buildIfStale() {
  await withLock(LOCK, async () => {
    if (isBuilt()) return
    const from = sourceHash()
    rmSync(STAMP, { force: true })
    await generateClient()
    const draft = `dist.${process.pid}`
    try {
      await Promise.all([bundle(draft), buildPages()])
      rmSync('dist', { recursive: true, force: true })
      renameSync(draft, 'dist')
      // Last: a build that breaks off is not taken for a finished one.
      mkdirSync('dist', { recursive: true })
      writeFileSync(STAMP, from)
    } finally {
      rmSync(draft, { recursive: true, force: true })
    }
  })
}
