import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { apiCards, card, openCanvas, savedState, writeNote } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'

const inspector = (page: Page) => page.getByRole('complementary', { name: 'About what is chosen' })

test('fields of a type are filled in by mouse and by keyboard, and findings come and go', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('firm')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `/c/${cluster}/boards/${board}`)
  await writeNote(page, 'Weld with robots')
  const details = inspector(page)
  await details.getByLabel('Type', { exact: true }).selectOption({ label: 'Option' })
  await expect(details.getByText('This option comes from nothing')).toBeVisible()
  const option = card(page, 'Weld with robots', 'Option')
  await expect(option).toContainText('1 thing worth a second look')

  await details.getByLabel('Novelty').selectOption({ label: 'Radical' })
  await details.getByLabel('Receiving capacity').focus()
  await page.keyboard.press('ArrowDown')
  await expect(details.getByLabel('Receiving capacity')).toHaveValue('low')
  await expect(details.getByText('their receiving capacity is low')).toBeVisible()
  await expect(option).toContainText('2 things worth a second look')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(details.getByText('their receiving capacity is low')).toHaveCount(0)

  await details.getByLabel('Type', { exact: true }).selectOption({ label: 'Capability' })
  await details.getByLabel('Held by').focus()
  await page.keyboard.type('Two welders')
  await page.keyboard.press('Enter')
  await details.getByText('More about the card').click()
  await expect(details.getByRole('region', { name: 'Kept from another type' })).toContainText(
    'Radical',
  )
  await details.getByRole('button', { name: 'Add a link' }).click()
  await page.keyboard.type('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await expect(details.getByText('Write a web or mail address')).toBeVisible()
  await details.getByLabel('Address').fill('example.org/welding')
  await page.keyboard.press('Enter')
  await expect(details.getByRole('link', { name: 'example.org/welding' })).toHaveAttribute(
    'href',
    'https://example.org/welding',
  )
  await expect(savedState(page)).toHaveText('Saved')
  const written = (await apiCards(page, board)).find(({ title }) => title === 'Weld with robots')
  expect(written).toMatchObject({
    type: 'capability',
    fields: { holder: 'Two welders', novelty: 'radical', 'receiving-capacity': 'high' },
  })
})

test('a text with marks, lists and links is seen by the others and outlives their editing', async ({
  signInAs,
  product,
}) => {
  const [jonas, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await Promise.all([openCanvas(jonas, path), openCanvas(amina, path)])
  await writeNote(jonas, 'Ports go electric', 'They need ')
  await card(jonas, 'Ports go electric').press('Enter')
  await jonas.keyboard.press('Enter')
  await jonas.keyboard.press('Control+b')
  await jonas.keyboard.type('shore power')
  await jonas.keyboard.press('Control+b')
  await jonas.keyboard.press('Enter')
  await jonas.keyboard.type('- cables')
  await jonas.keyboard.press('Enter')
  await jonas.keyboard.press('Control+k')
  await jonas.getByRole('textbox', { name: 'Address of the link' }).fill('example.org/grid')
  await jonas.keyboard.press('Enter')
  await jonas.keyboard.press('Escape')

  const theirs = card(amina, 'Ports go electric')
  await expect(theirs.locator('strong')).toHaveText('shore power')
  await theirs.click({ position: { x: 40, y: 8 } })
  await expect(inspector(amina).getByRole('listitem').first()).toHaveText('cables')
  const link = inspector(amina).getByRole('link', { name: 'example.org/grid' })
  await expect(link).toHaveAttribute('href', 'https://example.org/grid')
  await expect(link).toHaveAttribute('rel', /noopener/)

  await theirs.dblclick({ position: { x: 40, y: 8 } })
  await amina.keyboard.press('Enter')
  await amina.keyboard.type(' soon')
  await amina.keyboard.press('Escape')
  await expect(inspector(jonas).getByText('example.org/grid soon')).toBeVisible()
  await expect(card(jonas, 'Ports go electric').locator('strong')).toHaveText('shore power')
  await expect
    .poll(async () =>
      (await apiCards(jonas, board)).find(({ title }) => title === 'Ports go electric'),
    )
    .toMatchObject({ body: 'They need shore power\ncables\nexample.org/grid soon' })
})

test('a copied link opens the board on its card, and a stale practice says so', async ({
  signInAs,
  product,
}) => {
  const [jonas, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  await jonas.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await openCanvas(jonas, `/c/${cluster}/boards/${board}`)
  await writeNote(jonas, 'Worth a link')
  await inspector(jonas).getByRole('button', { name: 'Copy link' }).click()
  await expect(jonas.getByText('The link to the card is copied.')).toBeVisible()
  await expect(savedState(jonas)).toHaveText('Saved')
  await amina.goto(await jonas.evaluate(() => navigator.clipboard.readText()))
  await expect(inspector(amina).getByRole('heading', { level: 2 })).toHaveText('Worth a link')
  await expect(savedState(amina)).toHaveText('Saved')

  await inspector(amina).getByLabel('Type', { exact: true }).selectOption({ label: 'Practice' })
  await expect(inspector(amina)).toContainText('without its place and its date')
  await inspector(amina).getByLabel('As of (needed)').fill('1998')
  await inspector(amina).getByLabel('Place (needed)').fill('Silicon Valley')
  await amina.keyboard.press('Enter')
  await expect(inspector(amina)).toContainText('It may have changed since.')
  await expect(card(jonas, 'Worth a link', 'Practice')).toContainText('1998: may be out of date')
  await expectAccessible(amina)
  await jonas.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(jonas)
})
