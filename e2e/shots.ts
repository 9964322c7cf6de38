import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { findPlaces, type MainPage, PAGES, type Places } from './pages'
import { type Product, startProduct } from './product'
import { type Persona, signIn } from './session'
import { STATES, type State, WHO_MEETS_THEM } from './states'

const SCHEMES = ['light', 'dark'] as const
const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const

/** What a picture is taken of: a main page, or a state that is brought about first. */
type Subject = MainPage | State

type View = {
  subject: Subject
  /** Who looks at it; nobody is signed in when left out. */
  as?: Persona
  scheme: (typeof SCHEMES)[number]
  viewport: (typeof VIEWPORTS)[number]
  file: string
}

export type ShotsOptions = {
  folder: string
  executablePath: string
  args: readonly string[]
  /** Names of pages and states to take, `states` for all of these; all main pages when empty. */
  only: readonly string[]
  onShot: (path: string) => void
}

/**
 * Starts the demo in a folder of its own and takes pictures. What does not show is thrown together
 * at the end.
 */
export async function takeShots(options: ShotsOptions): Promise<void> {
  const { folder, executablePath, args, only, onShot } = options
  await mkdir(folder, { recursive: true })
  const views = subjectsFrom(only).flatMap(viewsOf)
  const product = await startProduct()
  const browser = await chromium.launch({ executablePath, args: [...args] })
  try {
    const origin = product.url
    const places = await placesIn(browser, origin)
    const failures: Error[] = []
    for (const view of views) {
      const path = resolve(join(folder, view.file))
      try {
        await take(browser, { ...view, places, path, product })
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

function subjectsFrom(only: readonly string[]): Subject[] {
  if (only.length === 0) return [...PAGES]
  const states = only.includes('states') ? STATES : STATES.filter(({ name }) => only.includes(name))
  return [...PAGES.filter(({ name }) => only.includes(name)), ...states]
}

function viewsOf(subject: Subject): View[] {
  const looks = SCHEMES.flatMap((scheme) => VIEWPORTS.map((viewport) => ({ scheme, viewport })))
  return looks.map(({ scheme, viewport }, at) => ({
    subject,
    as: 'arrange' in subject ? WHO_MEETS_THEM[at % WHO_MEETS_THEM.length] : subject.as,
    scheme,
    viewport,
    file: `${subject.name}-${scheme}-${viewport.width}.png`,
  }))
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

type Shot = View & { places: Places; path: string; product: Product }

async function take(browser: Browser, shot: Shot): Promise<void> {
  const { subject, as, places, path, product, scheme, viewport } = shot
  const context = await browser.newContext({
    baseURL: product.url,
    colorScheme: scheme,
    viewport,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const picture = async () => {
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  }
  try {
    if (as) await signIn(context.request, { persona: as, origin: product.url })
    if ('arrange' in subject) {
      if (!as) throw new Error('somebody has to meet it')
      await subject.arrange({ page, product, places, persona: as, picture })
      return
    }
    await page.goto(subject.path(places))
    await page.locator(subject.shows).first().waitFor({ state: 'visible', timeout: 30_000 })
    await picture()
  } finally {
    await context.close()
  }
}
