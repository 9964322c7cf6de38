import { apiCards, savedState } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'

test('the outline groups by lens, tag and sector, and everything moves by keyboard alone', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('agency')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await page.goto(`/c/${cluster}/boards/${board}/outline`)
  await expect(savedState(page)).toHaveText('Saved')
  const row = (title: string) => page.locator('section li > button', { hasText: title })
  const inGroup = (group: string, title: string) =>
    page.getByRole('region', { name: new RegExp(`^${group}`) }).getByText(title, { exact: true })

  await page
    .getByRole('button', { name: 'New card under Wildcard' })
    .or(page.getByRole('button', { name: 'New card', exact: true }))
    .first()
    .press('Enter')
  for (const title of ['First swell', 'Second swell', 'Third swell']) {
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
    await page.keyboard.type(title)
    await page.keyboard.press('Escape')
    await expect(row(title)).toBeFocused()
    if (title !== 'Third swell') await page.keyboard.press('n')
  }

  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(row('Third swell')).toBeFocused()
  const order = await page.locator('section li', { hasText: 'swell' }).allInnerTexts()
  expect(order.map((text) => text.split(' ')[0])).toEqual(['Third', 'First', 'Second'])

  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(page.getByText('3 cards chosen')).toBeVisible()
  const chosen = page.getByRole('region', { name: '3 cards chosen' })
  await chosen.getByLabel('Type of the chosen cards').selectOption('driver')
  await chosen.getByLabel('Add a tag').fill('swell')
  await chosen.getByLabel('Add a tag').press('Enter')
  await page.getByLabel('Group by').selectOption('tag')
  await expect(inGroup('swell', 'Second swell')).toBeVisible()

  await page.getByLabel('Group by').selectOption('lens:triple-helix')
  await expect(inGroup('Not on the lens', 'First swell')).toBeVisible()
  await row('First swell').focus()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(inGroup('Not on the lens', 'First swell')).toHaveCount(0)
  await expect(row('First swell')).toContainText('on 1 lens')
  await expect(savedState(page)).toHaveText('Saved')
  const types = (await apiCards(page, board)).filter(({ title }) => title.endsWith(' swell'))
  expect(types.map(({ type }) => type)).toEqual(['driver', 'driver', 'driver'])

  await page.getByLabel('Group by').selectOption('type')
  await row('Third swell').focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Delete')
  await expect(row('swell')).toHaveCount(0)
  await expect(page.locator('section li > button:focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(row('swell')).toHaveCount(3)
})
