// npm test [-- STAGE…]
// Works on a fresh clone: installs what is missing, then static checks, unit, integration against a real
// PostgreSQL and end-to-end in a real browser. The last line adds everything up.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium } from './lib/chromium.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { step } from './lib/progress.mjs'
import { run } from './lib/run.mjs'
import { countsOf } from './lib/stages.mjs'

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Framsyn needs Node 20.19 or newer; this is ${process.version}.`)
  process.exit(2)
}

const reports = mkdtempSync(join(tmpdir(), 'framsyn-test-'))
const report = (name) => join(reports, `${name}.json`)
const vitest = (project) => [
  'node_modules/vitest/vitest.mjs',
  'run',
  `--project=${project}`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report(project)}`,
]

const STAGES = [
  {
    name: 'check',
    kind: 'checks',
    minutes: 1,
    args: ['scripts/check.mjs'],
    env: { FRAMSYN_REPORT: report('check') },
  },
  { name: 'unit', kind: 'vitest', minutes: 1, args: vitest('unit') },
  { name: 'integration', kind: 'vitest', minutes: 4, args: vitest('integration'), built: true },
  {
    name: 'e2e',
    kind: 'playwright',
    minutes: 7,
    args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e') },
    built: true,
  },
]

/** A developer's settings must not leak into what is tested. */
const SETTINGS =
  /^(?:PORT|HOST|DATA_DIR|PUBLIC_URL|DATABASE_\w+|VALKEY_URL|ROLES|DEMO|DEMO_LOCALE|AUTH_SECRET|METRICS_TOKEN|TRUSTED_PROXIES|LOG_RETENTION_DAYS|FRAMSYN_\w+|NODE_ENV)$/
for (const name of Object.keys(process.env)) if (SETTINGS.test(name)) delete process.env[name]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(
    `No stage is called ${unknown}. Stages: ${STAGES.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}

try {
  process.exitCode = await main()
} finally {
  rmSync(reports, { recursive: true, force: true })
}

async function main() {
  const stages = STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  const total = { passed: 0, failed: 0, skipped: 0 }
  const add = (counts) => {
    for (const key of Object.keys(total)) total[key] += counts[key]
  }
  try {
    await ensureInstalled({ around: step })
  } catch (error) {
    console.error(error.message)
    return finish({ ...total, failed: 1 })
  }
  const chromium = stages.some(({ name }) => name === 'e2e') ? await ensureChromium() : undefined
  if (!chromium && stages.some(({ name }) => name === 'e2e')) {
    console.error(
      'The end-to-end tests need a Chromium and none could be installed. Install one with "apt-get install chromium" as root (or set CHROMIUM_PATH to one), then run npm test again. Nothing was tested.',
    )
    return 2
  }
  const env = chromium ? { CHROMIUM_PATH: chromium } : {}

  let built
  for (const stage of stages) {
    if (stage.built) {
      built ??= await build()
      if (!built) {
        console.log(`\n── ${stage.name}: not run, because the build failed`)
        add({ passed: 0, failed: 1, skipped: 0 })
        continue
      }
    }
    add(await runStage(stage, env))
  }
  return finish(total)
}

async function build() {
  console.log('\n── build')
  const { code } = await run(process.execPath, ['scripts/build.mjs'], { show: true, seconds: 900 })
  return code === 0
}

async function runStage({ name, kind, minutes, args, env }, common) {
  console.log(`\n── ${name}`)
  const { code, seconds, timedOut } = await run(process.execPath, args, {
    show: true,
    env: { ...common, ...env },
    // A stuck stage ends some day; a slow machine is given its time.
    seconds: minutes * 60 * 4,
  })
  const counts = countsOf(kind, report(name), code)
  const time = `${seconds.toFixed(0)} s of ${minutes * 60} s`
  const over = seconds > minutes * 60 ? ', over its budget' : ''
  console.log(
    `── ${name}: ${sentence(counts)} (${time}${over})${timedOut ? ' STOPPED: it hung' : ''}`,
  )
  return counts
}

function finish(total) {
  console.log(`\n${sentence(total)}`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}
