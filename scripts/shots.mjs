// npm run shots -- DIR [PAGE… | STATE… | states]
// Starts the demo in a temporary folder and takes every main page (e2e/pages.ts), or what is named: pages,
// and states that are seldom seen (e2e/states.ts). Light and dark, 1440 and 390 wide, as
// page-scheme-width.png; prints each path.
import { CHROMIUM_ARGS, ensureChromium } from './lib/chromium.mjs'
import { run } from './lib/run.mjs'
import { importTs } from './lib/run-ts.mjs'

const [folder, ...only] = process.argv.slice(2)
if (!folder) {
  console.error('Say where the pictures go: npm run shots -- DIR')
  process.exit(2)
}
const executablePath = await ensureChromium()
if (!executablePath) {
  console.error('Pictures need a Chromium. Install one, or set CHROMIUM_PATH to one.')
  process.exit(2)
}
const { code } = await run(process.execPath, ['scripts/build.mjs'], { show: true })
if (code !== 0) process.exit(1)

const { takeShots } = await importTs('e2e/shots.ts')
try {
  await takeShots({ folder, executablePath, args: CHROMIUM_ARGS, only, onShot: console.log })
} catch (error) {
  for (const each of error.errors ?? [error]) console.error(each)
  process.exitCode = 1
}
