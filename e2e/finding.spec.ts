import type { Page } from '@playwright/test'
import { apiCards, card, openCanvas, savedState } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'

/** Pastes as a spreadsheet or an editor would leave it on the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    ;(document.activeElement ?? document.body).dispatchEvent(event)
  }, text)
}

test('search dims what it leaves out, steps through what it finds, and the link finds the same', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('firm')
  const { cluster, board } = await findPlaces(page.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await openCanvas(page, path)
  const [found, other] = (await apiCards(page, board)).toSorted(
    (a, b) => b.title.length - a.title.length,
  )
  if (!found || !other) throw new Error('the demo has cards')

  await page.keyboard.press('/')
  const field = page.getByRole('textbox', { name: 'Search the board' })
  await expect(field).toBeFocused()
  await page.keyboard.type(found.title.toUpperCase())
  await expect(page.getByRole('search')).toContainText(/^1 of \d+/)
  await expect(page.locator('article[data-dimmed]').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('article[data-selected]')).toHaveAccessibleName(
    new RegExp(`: ${found.title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`),
  )
  await expect(page.locator('article[data-selected]')).toBeInViewport()
  await expect(field).toBeFocused()
  await expect(page).toHaveURL(/find=/)

  await page.getByRole('link', { name: 'Outline' }).click()
  await expect(page.getByRole('heading', { name: /^Outline 1 of \d+$/ })).toBeVisible()
  await expect(page.locator('main section li')).toHaveCount(1)
  await page.reload()
  await expect(page.getByRole('heading', { name: /^Outline 1 of \d+$/ })).toBeVisible()

  await page.locator('body').press('/')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('search')).toHaveCount(0)
  await expect(page.locator('main section li').nth(5)).toBeVisible()
  await expect(page).not.toHaveURL(/find=/)
})

test('the palette makes a card of a type and finds it again from another view', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('research')
  const { cluster, board } = await findPlaces(page.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await openCanvas(page, path)

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'All commands' })).toBeFocused()
  await page.keyboard.type('new wild')
  await expect(page.getByRole('option', { name: 'New card: Wildcard' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('The cable is cut')
  await page.keyboard.press('Escape')
  await expect(card(page, 'The cable is cut', 'Wildcard')).toBeInViewport()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('outline')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/outline/)
  await page.getByRole('button', { name: 'All commands' }).click()
  await page.keyboard.type('cable is')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-chosen] button', { hasText: 'The cable is cut' })).toBeFocused()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Keyboard shortcuts')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('rows of a spreadsheet and lines become cards once one has seen what they become', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('agency')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `/c/${cluster}/boards/${board}`)
  const titles = async () => (await apiCards(page, board)).map(({ title }) => title)
  const rows = 'Statement\tType\tRemark\nTides turn\tDriver\tslowly\n\tDriver\tno title\n'

  await paste(page, rows)
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 card can be made. 1 row has errors and is left out.')
  await dialog.getByLabel('Remark becomes').selectOption('body')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(await titles()).not.toContain('Tides turn')

  await paste(page, rows)
  await expect(dialog.getByLabel('Remark becomes')).toHaveValue('body')
  await dialog.getByRole('button', { name: 'Make 1 card' }).click()
  await expect(card(page, 'Tides turn', 'Driver')).toBeInViewport()
  await expect(card(page, 'Tides turn', 'Driver')).toContainText('slowly')

  await page.goto(`/c/${cluster}/boards/${board}/outline`)
  await expect(savedState(page)).toHaveText('Saved')
  await paste(page, '- Kelp dries\n- Kelp burns')
  await expect(dialog).toContainText('2 cards can be made.')
  await dialog.getByRole('button', { name: 'Make 2 cards' }).click()
  await expect(page.getByText('2 cards chosen')).toBeVisible()
  await expect(savedState(page)).toHaveText('Saved')
  expect(await titles()).toEqual(expect.arrayContaining(['Tides turn', 'Kelp dries', 'Kelp burns']))
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Kelp burns', { exact: true })).toHaveCount(0)
})
