// npm run dev: pages reload by themselves (next dev behind the same gateway); a change in what the
// server runs, sync included, restarts it on the same data.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './lib/install.mjs'
import { step } from './lib/progress.mjs'

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'))
await ensureInstalled({ around: step })
const { bundleOptions } = await import('./lib/build.mjs')
const { generateClient } = await import('./lib/generate.mjs')
const { context } = await import('esbuild')
await step('generating the database client', generateClient)

const OUTDIR = 'dist-dev'
let server
let stopping = false
let runningCode = ''

const code = () => {
  const hash = createHash('sha256')
  for (const file of readdirSync(OUTDIR).sort()) {
    if (file.endsWith('.js')) hash.update(readFileSync(join(OUTDIR, file)))
  }
  return hash.digest('hex')
}

function ended(child) {
  return child && child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', resolve))
    : Promise.resolve()
}

async function restart() {
  const next = code()
  if (stopping || next === runningCode) return
  runningCode = next
  server?.kill('SIGTERM')
  await ended(server)
  if (stopping) return
  server = spawn(process.execPath, ['--enable-source-maps', `${OUTDIR}/main.js`], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development' },
  })
}

// One after the other: two changes in a row must not start two servers.
let turn = Promise.resolve()
const builder = await context({
  ...bundleOptions({ outdir: OUTDIR }),
  plugins: [
    {
      name: 'restart',
      setup(build) {
        build.onEnd(({ errors }) => {
          if (errors.length === 0) turn = turn.then(restart)
        })
      },
    },
  ],
})
await builder.watch()

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) return
    stopping = true
    server?.kill(signal)
    await ended(server)
    await builder.dispose()
    process.exit(0)
  })
}
