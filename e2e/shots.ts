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

type View = {
  page: MainPage
  scheme: (typeof SCHEMES)[number]
  viewport: (typeof VIEWPORTS)[number]
  file: string
}

export type ShotsOptions = {
  folder: string
  executablePath: string
  args: readonly string[]
  /** Names of pages to take; all when empty. */
  only: readonly string[]
  onShot: (path: string) => void
}

/**
 * Starts the demo in a folder of its own and takes every main page. Pages that do not show
 * are thrown together at the end.
 */
export async function takeShots(options: ShotsOptions): Promise<void> {
  const { folder, executablePath, args, only, onShot } = options
  await mkdir(folder, { recursive: true })
  const views = PAGES.filter(({ name }) => only.length === 0 || only.includes(name)).flatMap(
    viewsOf,
  )
  const product = await startProduct()
  const browser = await chromium.launch({ executablePath, args: [...args] })
  try {
    const origin = product.url
    const places = await placesIn(browser, origin)
    const failures: Error[] = []
    for (const view of views) {
      const path = resolve(join(folder, view.file))
      try {
        await take(browser, { ...view, places, path, origin })
        onShot(path)
      } catch (error) {
        failures.push(new Error(`${path} was not taken`, { cause: error }))
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some pages did not show')
  } finally {
    await browser.close()
    await product.stop()
  }
}

function viewsOf(page: MainPage): View[] {
  return SCHEMES.flatMap((scheme) =>
    VIEWPORTS.map((viewport) => {
      const file = `${page.name}-${scheme}-${viewport.width}.png`
      return { page, scheme, viewport, file }
    }),
  )
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

type Shot = View & { places: Places; path: string; origin: string }

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
