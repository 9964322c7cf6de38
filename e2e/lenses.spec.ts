import type { Locator, Page } from '@playwright/test'
import { z } from 'zod'
import { savedState } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'

/** A card on a lens, or in the tray beside it. */
const chip = (page: Page, title: string) =>
  page.locator('button[data-card]', { hasText: title }).first()

const zone = (page: Page, name: string) =>
  page.getByRole('region', { name: new RegExp(`^${name}, `) })

const tray = (page: Page) => page.getByRole('region', { name: 'Cards that are not on the lens' })

async function openLens(page: Page, path: string, lens: string, view = 'picture'): Promise<void> {
  await page.goto(`${path}/lens/${lens}?view=${view}`)
  await expect(savedState(page)).toHaveText(/Saved|Read only/)
}

/** Drags from the middle of one thing to a point of another, as shares of its size. */
async function dragTo(
  page: Page,
  from: Locator,
  { to, at = [0.5, 0.5] }: { to: Locator; at?: readonly [number, number] },
): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('it is not on the page')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  const target = [end.x + end.width * at[0], end.y + end.height * at[1]] as const
  await page.mouse.move(target[0] - 20, target[1] - 20, { steps: 4 })
  await page.mouse.move(target[0], target[1], { steps: 2 })
  await page.mouse.up()
}

test('by mouse: a card is written on a lens, placed on two more, related, found, and taken back', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('firm')
  const { cluster, board } = await findPlaces(page.request, product.url)
  const path = `/c/${cluster}/boards/${board}`

  await openLens(page, path, 'triple-helix')
  const before = await placementsOf(page, board)
  await zone(page, 'All three').hover()
  await page.getByRole('button', { name: 'New card in All three' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('A shared test site')
  await page.keyboard.press('Escape')
  await expect(zone(page, 'All three')).toContainText('A shared test site')
  await expect(page.getByRole('region', { name: 'On lenses' })).toContainText('Triple helix')

  await openLens(page, path, 'governance-upgrading')
  await page.getByLabel('Find a card').fill('shared test site')
  await dragTo(page, chip(page, 'A shared test site'), {
    to: zone(page, 'Network · Product'),
  })
  await expect(zone(page, 'Network · Product')).toContainText('A shared test site')
  await expect(tray(page)).not.toContainText('A shared test site')

  await dragTo(page, chip(page, 'A shared test site'), { to: zone(page, 'Market · Process') })
  await expect(zone(page, 'Market · Process')).toContainText('A shared test site')
  await page.keyboard.press('Control+z')
  await expect(zone(page, 'Network · Product')).toContainText('A shared test site')

  await page.goto(`${path}/outline`)
  await page
    .getByRole('button', { name: /A shared test site/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Relate A shared test site to another card' }).click()
  await page.getByRole('combobox', { name: 'To', exact: true }).fill('buyers set')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Relate', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Relations' })).toContainText('leads to')

  await openLens(page, path, 'horizon-scan')
  await page.getByLabel('Find a card').fill('shared test site')
  await dragTo(page, chip(page, 'A shared test site'), {
    to: zone(page, 'Within 5 years · Economic'),
  })
  await expect.poll(async () => (await placementsOf(page, board)).length).toBe(before.length + 3)
})

test('by keyboard alone: a card is written, placed on three lenses, related, found, and taken back', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('research')
  const { cluster, board } = await findPlaces(page.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await openLens(page, path, 'triple-helix', 'table')
  const before = await placementsOf(page, board)
  await page.getByRole('button', { name: 'New card in All three' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('Wind at sea')
  await page.keyboard.press('Escape')
  const row = page.getByRole('button', { name: /Wind at sea/ }).first()
  await expect(row).toBeFocused()

  for (const [lens, where] of [
    ['Governance and upgrading', 'Network · Product'],
    ['Horizon scan', 'Now · Environmental'],
  ] as const) {
    await row.focus()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toBeVisible()
    await dialog.getByLabel('Lens', { exact: true }).selectOption({ label: lens })
    await dialog.getByLabel('Zone', { exact: true }).selectOption({ label: where })
    await dialog.getByRole('button', { name: 'Place', exact: true }).press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(row).toBeFocused()
  }
  await expect.poll(async () => (await placementsOf(page, board)).length).toBe(before.length + 3)

  await page.keyboard.press('l')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('combobox', { name: 'To', exact: true }).focus()
  await page.keyboard.type('buyers set')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Relate', exact: true }).press('Enter')
  await expect(page.getByRole('region', { name: 'Relations' })).toContainText('leads to')

  // By links the page stays the same one, and so do the steps that can be taken back.
  await page.getByRole('link', { name: 'All lenses' }).press('Enter')
  await page.getByRole('link', { name: 'Phases of a value chain' }).press('Enter')
  await page.getByLabel('Find a card').focus()
  await page.keyboard.type('wind at sea')
  await chip(page, 'Wind at sea').focus()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await placementsOf(page, board)).length).toBe(before.length + 2)
})

test('two people see each other place cards and hold them', async ({ signInAs, product }) => {
  const [jonas, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await Promise.all([
    openLens(jonas, path, 'belonging'),
    openLens(amina, path, 'belonging', 'table'),
  ])
  const title = await tray(jonas).locator('button[data-card]').first().getAttribute('title')
  if (!title) throw new Error('the tray is empty')
  const name = 'Inside and part of it'
  await dragTo(jonas, tray(jonas).locator('button[data-card]').first(), {
    to: zone(jonas, name),
  })
  await expect(amina.getByLabel(`Place of ${title}`).locator('option:checked')).toHaveText(name)
  await expect(amina.getByRole('row', { name: title })).toContainText('Jonas Berg')

  await amina.getByLabel(`Place of ${title}`).selectOption('')
  await expect(tray(jonas)).toContainText(title)
})

test('every lens shows as a picture and as a table', async ({ signInAs, product }) => {
  test.setTimeout(150_000)
  const page = await signInAs('observer')
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  const { cluster, board } = await findPlaces(page.request, product.url)
  await page.goto(`/c/${cluster}/boards/${board}/lens`)
  await expect(savedState(page)).toHaveText('Read only')
  const links = await page
    .locator('main h4 a')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
  expect(links.length).toBeGreaterThanOrEqual(22)
  for (const link of links) {
    await page.goto(`${link}?view=picture`)
    await expect(page.locator('main svg path[d^="M"]').first()).toBeAttached()
    await expect(tray(page)).toBeVisible()
    await page.getByRole('link', { name: 'Table' }).click()
    await expect(page.getByRole('table').getByRole('rowheader').first()).toBeAttached()
  }
  expect(faults).toEqual([])
  const answer = await page.goto(`/c/${cluster}/boards/${board}/lens/no-such-lens`)
  expect(answer?.status()).toBe(404)
})

const placements = z.object({ placements: z.array(z.object({ card: z.string() })) })

async function placementsOf(page: Page, board: string) {
  const response = await page.request.get(`/api/v1/boards/${board}`)
  expect(response.ok()).toBe(true)
  return placements.parse(await response.json()).placements
}
