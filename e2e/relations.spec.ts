import type { Page } from '@playwright/test'
import { savedState } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'

/** Opens the relations of a board as a drawing or a table, connected. */
async function openRelations(page: Page, path: string, look: 'graph' | 'table'): Promise<void> {
  await page.goto(`${path}/relations?view=${look}`)
  await expect(savedState(page)).toHaveText(/Saved|Read only/)
}

const row = (page: Page, ...words: string[]) =>
  words.reduce((rows, word) => rows.filter({ hasText: word }), page.locator('tbody tr'))

test('relations are added, edited, turned and deleted in the table by keyboard alone, and others see it', async ({
  signInAs,
  product,
}) => {
  const [page, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(page.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await Promise.all([openRelations(page, path, 'table'), openRelations(amina, path, 'table')])

  await row(page).first().getByRole('button').first().focus()
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'From' }).focus()
  await page.keyboard.type('buyers set')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('sup')
  await page.keyboard.press('Tab')
  await page.keyboard.type('science parks')
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Relate', exact: true }).press('Enter')

  // The new row has the focus, and its cells are fields.
  const made = row(page, 'Global buyers', 'Science parks')
  await expect(made.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(made.getByLabel('Type')).toBeFocused()
  await expect(made.getByLabel('Type')).toHaveValue('supplies')
  await page.keyboard.press('Tab')
  await page.keyboard.type('weak')
  await page.keyboard.press('Tab')
  await page.keyboard.type('3')
  await page.keyboard.press('Tab')
  await expect(made.getByLabel('Form of governance')).toBeFocused()
  await page.keyboard.type('quasi')
  const seen = row(amina, 'Global buyers', 'Science parks')
  await expect(seen).toContainText('supplies')
  await expect(seen).toContainText('weakens')
  await expect(seen).toContainText('quasi-hierarchy')
  await expect(seen.locator('td[data-column="strength"]')).toHaveText(/^3/)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(seen.getByRole('rowheader')).toContainText('Science parks')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Escape')
  await expect(made.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(seen).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(seen).toHaveCount(1)
  await page.keyboard.press('Control+Shift+z')
  await expect(seen).toHaveCount(0)
})

test('the drawing shows layers, follows arrow keys, filters, and takes a relation drawn by mouse', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('firm')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openRelations(page, `/c/${cluster}/boards/${board}`, 'graph')
  const card = (title: string) => page.locator('[data-graph-card]', { hasText: title })
  await expect(card('Specialised subcontractors')).toBeVisible()

  // The whole drawing is there, left to right along the arrows.
  const left = async (title: string) => (await card(title).boundingBox())?.x ?? 0
  expect(await left('Global buyers set')).toBeLessThan(await left('Specialised subcontractors'))

  await card('Global buyers set').focus()
  await expect(page.getByRole('complementary')).toContainText('Global buyers set the standards')
  await page.keyboard.press('ArrowRight')
  await expect(card('Specialised subcontractors')).toBeFocused()
  await page.keyboard.press('Escape')

  const filters = page.getByRole('group', { name: 'Which relations to show' })
  await filters.getByRole('button', { name: /^hinders/ }).click()
  await expect(page.getByRole('status').filter({ hasText: ' of ' }).first()).toContainText('5 of')
  await expect(card('Specialised subcontractors')).toHaveCount(0)
  await filters.getByLabel('Strength').selectOption('3')
  await expect(page.locator('.react-flow__edge').first()).toBeVisible()
  await expect(card('The buyer guards its own core competence')).toBeVisible()
  await filters.getByRole('button', { name: 'Show all' }).click()
  await expect(card('Global buyers set')).toBeVisible()

  await expect(page.locator('[data-layout]')).toHaveCount(0)
  const from = card('Global buyers set')
  await from.hover()
  const [start, end] = [await from.boundingBox(), await card('Science parks').boundingBox()]
  if (!start || !end) throw new Error('the cards are not on the page')
  await page.mouse.move(start.x + start.width, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 12 })
  await page.mouse.up()
  const inspector = page.getByRole('complementary')
  await expect(inspector.getByRole('heading', { name: 'Relation' })).toBeVisible()
  await expect(inspector).toContainText('Science parks')
  await inspector.getByLabel('Type').selectOption('spreads-knowledge-to')
  await inspector.getByLabel('Channel').selectOption('job-moves')
  await expect(inspector).toContainText('People change employers')
  await inspector.getByRole('button', { name: 'Delete the relation' }).click()
  await expect(page.locator('header [data-state]')).toHaveText('Saved')
})
