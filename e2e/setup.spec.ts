import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible'
import { type Product, startProduct } from './product'

const PASSWORD = 'a sentence as a password'
let product: Product

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(150_000)
  product = await startProduct({ env: { DEMO: '0' } })
})

test.afterAll(() => product.stop())

function printedLink(since = 0): string {
  const found = /http:\S+\/setup\?token=\S+/.exec(product.output().slice(since))
  return found?.[0] ?? 'no link was printed'
}

test('without the demo, the link on the console makes the owner and the first cluster', async ({
  page,
}) => {
  await page.goto(printedLink())
  await expect(page.getByRole('heading', { name: 'Set Framsyn up' })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Your name').fill('Kari Nes')
  await page.getByLabel('E-mail').fill('kari@example.org')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByLabel('Name of the cluster').fill('Ocean Wind Østlandet')
  await page.getByLabel('Your organisation').fill('Ocean Wind Cluster')
  await page.getByLabel('A facilitator').check()
  await page.getByRole('button', { name: 'Open Framsyn' }).click()
  await page.waitForURL(/\/c\/[a-z0-9-]+$/)
  await expect(page.getByRole('heading', { name: 'Ocean Wind Østlandet' })).toBeVisible()
})

test('the link works once, and a new start prints none', async ({ page }) => {
  const link = printedLink()
  await page.goto(link)
  await expect(page.getByText('This link opens nothing any more')).toBeVisible()
  const before = product.output().length
  await product.restart()
  expect(product.output().slice(before)).toContain('ready on')
  expect(printedLink(before)).toBe('no link was printed')
})

test('the owner signs in, is taken to the page they asked for, and signs out everywhere here', async ({
  page,
}) => {
  const at = (path: string) => `${product.url}${path}`
  await page.goto(at('/c/ocean-wind-ostlandet'))
  await expect(page).toHaveURL(at('/?next=%2Fc%2Focean-wind-ostlandet'))
  await page.getByLabel('E-mail').fill('kari@example.org')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('do not belong together')).toBeVisible()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(at('/c/ocean-wind-ostlandet'))

  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('session_token'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', secure: false })
  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(at('/'))
  await page.context().addCookies(cookie ? [cookie] : [])
  await page.goto(at('/c/ocean-wind-ostlandet'))
  await expect(page).toHaveURL(/\/\?next=/)
})

test('a path of somebody else is not gone to after sign-in', async ({ page }) => {
  await page.goto(`${product.url}/?next=//evil.example/c`)
  await page.getByLabel('E-mail').fill('kari@example.org')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: /Your account/ })).toBeVisible()
  expect(new URL(page.url()).origin).toBe(product.url)
})
