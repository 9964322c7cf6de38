import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** What every start of Chromium in tests and pictures is given. */
export const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** The path of a Chromium that runs on this machine, or undefined. CHROMIUM_PATH comes first. */
export async function findChromium() {
  const { CHROMIUM_PATH, PATH = '' } = process.env
  const installed = PATH.split(delimiter).flatMap((folder) =>
    NAMES.map((name) => join(folder, name)),
  )
  const candidates = [CHROMIUM_PATH, ...installed, ...ELSEWHERE, await downloaded()]
  return candidates.find((path) => path && existsSync(path) && runs(path))
}

/** Finds a Chromium or gets one: Playwright's own download, else apt as root on Debian. */
export async function ensureChromium() {
  const found = await findChromium()
  if (found) return found
  console.log('No Chromium found. Trying the download of Playwright …')
  await run(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], {
    show: true,
    seconds: 180,
  })
  const fetched = await findChromium()
  if (fetched) return fetched
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Trying apt-get install chromium …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { seconds: 180, env })
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    show: true,
    seconds: 600,
    env,
  })
  return findChromium()
}

async function downloaded() {
  try {
    const { chromium } = await import('@playwright/test')
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

/** Ubuntu's `chromium-browser` may be a note that asks for a snap; a download may lack libraries. */
function runs(path) {
  return spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}
