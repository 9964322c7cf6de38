// npm run bench -- NAME
// Runs bench/NAME.ts: one JSON line a figure, {"bench","figure","value","unit","peer","ratio"}.
import { existsSync, readdirSync } from 'node:fs'
import { generateClient } from './lib/generate.mjs'
import { run } from './lib/run.mjs'
import { importTs } from './lib/run-ts.mjs'

const [name, ...args] = process.argv.slice(2)
const known = readdirSync('bench')
  .filter((file) => file.endsWith('.ts') && file !== 'figures.ts')
  .map((file) => file.slice(0, -3))

if (!name) {
  console.log(`Benches: ${known.join(', ')}`)
} else if (!known.includes(name) || !existsSync(`bench/${name}.ts`)) {
  console.error(`No bench is called ${name}. Benches: ${known.join(', ')}`)
  process.exitCode = 2
} else {
  await generateClient()
  const { bench, needsBuild = false } = await importTs(`bench/${name}.ts`)
  if (needsBuild && (await run(process.execPath, ['scripts/build.mjs'])).code !== 0) {
    console.error('The build failed; see npm run build.')
    process.exitCode = 1
  } else {
    for await (const figure of bench(args)) console.log(JSON.stringify({ bench: name, ...figure }))
  }
}
