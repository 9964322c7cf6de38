import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { findPlaces, type MainPage, PAGES, type Places } from './pages'
import { startProduct } from './product'
import { signIn } from './session'

const SCHEMES = ['light', 'dark'] as const
const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

type Camera = {
  scheme: (typeof SCHEMES)[number]
  viewport: (typeof VIEWPORTS)[number]
}

export type ShotsOptions = {
  folder: string
  executablePath: string
  args: readonly string[]
  /** Names of pages to take; all when empty. */
  only: readonly string[]
  onShot: (path: string) => void
}

/** Starts the demo in a folder of its own and takes every main page. Throws when a page does not show. */
export async function takeShots(options: ShotsOptions): Promise<void> {
  const { folder, executablePath, args, only, onShot } = options
  await mkdir(folder, { recursive: true })
  const pages = PAGES.filter(({ name }) => only.length === 0 || only.includes(name))
  const product = await startProduct()
  try {
    const browser = await chromium.launch({ executablePath, args: [...args] })
    try {
      const places = await placesIn(browser, product.url)
      for (const page of pages) {
        for (const scheme of SCHEMES) {
          for (const viewport of VIEWPORTS) {
            const path = resolve(join(folder, `${page.name}-${scheme}-${viewport.width}.png`))
            await take(browser, { page, places, path, origin: product.url, scheme, viewport })
            onShot(path)
          }
        }
      }
    } finally {
      await browser.close()
    }
  } finally {
    await product.stop()
  }
}

async function placesIn(browser: Browser, origin: string): Promise<Places> {
  const context = await browser.newContext()
  try {
    await signIn(context.request, { persona: 'facilitator', origin })
    return await findPlaces(context.request, origin)
  } finally {
    await context.close()
  }
}

type Shot = Camera & { page: MainPage; places: Places; path: string; origin: string }

async function take(browser: Browser, shot: Shot): Promise<void> {
  const { page: main, places, path, origin, scheme, viewport } = shot
  const context = await browser.newContext({
    colorScheme: scheme,
    viewport,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  try {
    if (main.as) await signIn(context.request, { persona: main.as, origin })
    const page = await context.newPage()
    await page.goto(origin + main.path(places))
    await page.locator(main.shows).first().waitFor({ state: 'visible', timeout: 30_000 })
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  } finally {
    await context.close()
  }
}
