import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'

test('one click signs a demo persona in, and the menu signs them out', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: /Sign in as Jonas Berg/ }).click()
  await expect(page.getByRole('heading', { name: 'Good to see you, Jonas' })).toBeVisible()
  await page.getByRole('button', { name: /Your account/ }).click()
  await expect(page.getByText('firm@demo.framsyn.test')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Shape the futures you share' })).toBeVisible()
})

test('sign-in says what is missing and what is wrong, and keeps the e-mail', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Enter your e-mail address.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await page.getByLabel('E-mail').fill('nobody@example.org')
  await page.getByLabel('Password').fill('not a password of anybody')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').getByText('do not belong together')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody@example.org')
  await expectAccessible(page)
})

test('the language follows the browser, then the choice, also over a reload', async ({
  browser,
  product,
}) => {
  const context = await browser.newContext({ baseURL: product.url, locale: 'nn-NO' })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb')
  await page.getByRole('button', { name: /Språk/ }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Shape the futures you share' })).toBeVisible()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await context.close()
})

test('the first key press offers to skip to the content', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toBeFocused()
})

test('no page reports anything on the console', async ({ signInAs }) => {
  const page = await signInAs('facilitator')
  const reported: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') reported.push(message.text())
  })
  page.on('pageerror', (error) => reported.push(error.message))
  for (const path of ['/', '/c/nordvik', '/c/nordvik/boards/new']) {
    await page.goto(path)
    await expect(page.locator('main h2, main form').first()).toBeVisible()
  }
  await page.getByRole('button', { name: /Your account/ }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  expect(reported).toEqual([])
})
