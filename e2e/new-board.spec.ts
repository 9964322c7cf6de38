import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'

const FORM = '/c/nordvik/boards/new'

test('a facilitator makes a board from the form and lands on it', async ({ signInAs }) => {
  const page = await signInAs('facilitator')
  await page.goto('/c/nordvik')
  await page.getByRole('link', { name: 'New board' }).click()
  await page.getByLabel('Title').fill('Seaweed at scale')
  await page.getByLabel('The initiative').fill('Grow and refine seaweed along the fjord.')
  await page.getByLabel('Horizon').fill('2045')
  await expect(page.getByRole('radio', { name: 'Strategy foundation' })).toBeChecked()
  await page.getByRole('radio', { name: 'Comparison of two regions' }).check()
  await page.getByLabel('Place').fill('The outer fjord')
  await page.getByLabel('Havbris AS').check()
  await page.getByLabel('Nordtek').check()
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.waitForURL(/\/boards\/[0-9a-f-]{36}/)
  await expect(page.getByText('Between firms')).toBeVisible()
  await expect(page.getByText('Like us?')).toBeVisible()
  await page.goto(`${page.url()}/lens`)
  const used = page.locator('section').filter({ hasText: 'In use' })
  await expect(used.getByRole('link', { name: 'Model of regional innovation' })).toBeVisible()
  await expect(used.getByRole('listitem')).toHaveCount(2)
  await page.goto('/c/nordvik')
  const card = page.getByRole('listitem').filter({ hasText: 'Seaweed at scale' })
  await expect(card.first()).toContainText('Horizon 2045')
  await expect(card.first()).toContainText('The outer fjord')
  await expect(card.first()).toContainText('1 firm and 1 research body')
  await expect(card.first()).toContainText('10 cards')
})

test('what the form refuses is said beside the field, and nothing written is lost', async ({
  signInAs,
}) => {
  const page = await signInAs('facilitator')
  await page.goto(FORM)
  await page.getByLabel('Place').fill('The outer fjord')
  await page.getByLabel('Horizon').fill('soon')
  await page.getByLabel('Vekst Nordvik').check()
  await page.getByRole('button', { name: 'Make the board' }).click()
  await expect(page.getByText('Give the board a title.')).toBeVisible()
  await expect(page.getByText(/Write the horizon as a year/)).toBeVisible()
  await expect(page.getByLabel('Title')).toBeFocused()
  await expectAccessible(page)
  await expect(page.getByLabel('Place')).toHaveValue('The outer fjord')
  await expect(page.getByLabel('Horizon')).toHaveValue('soon')
  await expect(page.getByLabel('Vekst Nordvik')).toBeChecked()
})

test('a server out of reach costs nobody what they wrote', async ({ signInAs }) => {
  const page = await signInAs('facilitator')
  await page.goto(FORM)
  await page.getByLabel('Title').fill('Written in a tunnel')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Make the board' }).click()
  await expect(page.getByText(/cannot reach the server/)).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Written in a tunnel')
  await page.context().setOffline(false)
  await page.waitForURL(/\/boards\/[0-9a-f-]{36}/)
})

test('a member without the right is told so, and a stranger’s cluster does not exist', async ({
  signInAs,
}) => {
  const page = await signInAs('firm')
  await page.goto('/c/nordvik')
  await expect(page.getByRole('heading', { name: 'Boards' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'New board' })).toHaveCount(0)
  const refused = await page.goto(FORM)
  expect(refused?.status()).toBe(403)
  await expect(page.getByRole('heading', { name: 'This is not open to you' })).toBeVisible()
  for (const path of ['/c/elsewhere', '/c/elsewhere/boards/new', '/no/such/page']) {
    const missing = await page.goto(path)
    expect(missing?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: /nothing here/ })).toBeVisible()
  }
})
