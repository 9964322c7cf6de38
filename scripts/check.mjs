// npm run check [-- NAME…]
// The static checks, side by side: seconds, no database. Exit code 1 when any finds something.
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { CHECKS } from './checks/all.mjs'
import { generate } from './lib/generate.mjs'
import { run } from './lib/run.mjs'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !CHECKS.some((check) => check.name === name))
if (unknown.length > 0) {
  console.error(
    `No check is called ${unknown.join(', ')}. Checks: ${CHECKS.map((c) => c.name).join(', ')}`,
  )
  process.exit(2)
}
const chosen = wanted.length > 0 ? CHECKS.filter(({ name }) => wanted.includes(name)) : CHECKS

await generate()
const started = performance.now()
const queue = [...chosen]
const failed = []
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(
  failed.length === 0
    ? `${chosen.length} checks passed in ${seconds} s`
    : `${failed.length} of ${chosen.length} checks failed in ${seconds} s: ${failed.join(', ')}`,
)
if (process.env.FRAMSYN_REPORT) {
  writeFileSync(
    process.env.FRAMSYN_REPORT,
    JSON.stringify({ passed: chosen.length - failed.length, failed: failed.length }),
  )
}
process.exitCode = failed.length > 0 ? 1 : 0

async function work() {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const { code, output, seconds } = await run(process.execPath, check.args)
    const mark = code === 0 ? '✓' : '✗'
    console.log(
      `${mark} ${check.name.padEnd(11)} ${seconds.toFixed(1).padStart(5)} s  ${check.about}`,
    )
    if (code === 0) continue
    failed.push(check.name)
    console.log(output.trim().replace(/^/gm, '    '))
  }
}
