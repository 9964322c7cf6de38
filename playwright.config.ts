import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGS, findChromium } from './scripts/lib/chromium.mjs'

// Workers load this file again; what the first load settles reaches them through the environment.
process.env.CHROMIUM_PATH ??= await findChromium()
process.env.FRAMSYN_RUN ??= String(process.pid)

export default defineConfig({
  testDir: 'e2e',
  outputDir: `test-results/${process.env.FRAMSYN_RUN}`,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  forbidOnly: true,
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: [...CHROMIUM_ARGS] },
  },
})
