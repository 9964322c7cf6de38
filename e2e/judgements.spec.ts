import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { savedState } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'

const JUDGED = 'Demanding customers, or customers who standardise?'

/** One's own step on a scale, in the table of ratings. */
const step = (page: Page, scale: 'Impact' | 'Uncertainty', title: string, value: number) =>
  page
    .getByRole('group', { name: `${scale} of ${title}, from 1 to 5` })
    .getByRole('radio', { name: new RegExp(`^${value}`) })

const row = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })

async function rate(page: Page, title: string, [impact, uncertainty]: readonly [number, number]) {
  await step(page, 'Impact', title, impact).check({ force: true })
  const taken = page.waitForResponse(
    (response) => response.request().method() === 'GET' && /judgements$/.test(response.url()),
  )
  await step(page, 'Uncertainty', title, uncertainty).check({ force: true })
  await taken
  await expect(row(page, title).getByRole('button', { name: /^Take back/ })).toBeVisible()
}

const setSmall = async (page: Page) => {
  await page.getByRole('button', { name: 'Terms' }).click()
  await page.getByRole('switch', { name: 'Show figures of small sectors, too' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
}

test('two people rate in the open, and once that ends nothing small shows until each agrees again', async ({
  product,
  signInAs,
}) => {
  const [leads, firm, agency] = [
    await signInAs('facilitator'),
    await signInAs('firm'),
    await signInAs('agency'),
  ]
  const { cluster, board } = await findPlaces(leads.request, product.url)
  const lens = `/c/${cluster}/boards/${board}/lens/impact-uncertainty`
  for (const page of [leads, firm, agency]) {
    await page.goto(`${lens}?view=judge`)
    await expect(row(page, JUDGED)).toBeVisible()
  }
  await expect(leads.getByText('You facilitate, so you do not rate.')).toBeVisible()
  await expect(agency.getByText(/By rating you agree to that/)).toBeVisible()
  await rate(firm, JUDGED, [5, 5])
  await rate(agency, JUDGED, [2, 5])
  await expect(row(leads, JUDGED).getByText('Contested')).toBeVisible()
  await expect(row(leads, JUDGED).getByText('3 apart')).toBeVisible()
  await expectAccessible(leads)

  await setSmall(leads)
  await expect(row(firm, JUDGED).getByText('Withheld: Firms and Public bodies')).toBeVisible()
  await expect(row(firm, JUDGED).getByText('2 ratings')).toBeVisible()
  await setSmall(leads)
  await firm.getByRole('button', { name: 'Show mine, too' }).click()
  await expect(row(leads, JUDGED).getByText('Withheld: Public bodies').first()).toBeVisible()
  await agency.getByRole('button', { name: 'Show mine, too' }).click()
  await expect(row(leads, JUDGED).getByText('3 apart')).toBeVisible()
  await leads.getByRole('link', { name: 'Picture' }).click()
  await expect(leads.getByRole('img', { name: /^Sector medians/ })).toBeVisible()
})

test('a facilitator makes a lens in the form, and somebody else places a card on it by keyboard', async ({
  product,
  signInAs,
}) => {
  const [leads, firm] = [await signInAs('facilitator'), await signInAs('firm')]
  const { cluster, board } = await findPlaces(leads.request, product.url)
  const lenses = `/c/${cluster}/boards/${board}/lens`
  await firm.goto(lenses)
  await expect(firm.getByRole('link', { name: 'Make a lens' })).toHaveCount(0)

  await leads.goto(lenses)
  await leads.getByRole('link', { name: 'Make a lens' }).click()
  await leads.getByLabel('Name', { exact: true }).fill('Who decides')
  await leads.getByRole('button', { name: '2 zones' }).click()
  await leads.getByRole('button', { name: 'Make the lens' }).click()
  await expect(leads.getByText(/2 things are missing/)).toBeVisible()
  await expect(leads.getByLabel('Zone 1', { exact: true })).toBeFocused()
  await leads.getByLabel('Zone 1', { exact: true }).fill('We do')
  await leads.getByLabel('Zone 2', { exact: true }).fill('Others do')
  await expectAccessible(leads)
  await leads.getByRole('button', { name: 'Make the lens' }).click()
  await leads.waitForURL(/\/lens\/own-[0-9a-f-]{36}/)
  await expect(leads.getByRole('heading', { name: 'Who decides' })).toBeVisible()

  await firm.getByRole('link', { name: 'Who decides' }).click()
  const waiting = firm
    .getByRole('region', { name: 'Cards that are not on the lens' })
    .getByRole('listitem')
    .getByRole('button')
    .first()
  await expect(savedState(firm)).toHaveText('Saved')
  await waiting.focus()
  await firm.keyboard.press('m')
  await firm.getByRole('dialog').getByLabel('Zone', { exact: true }).selectOption('Others do')
  await firm.getByRole('dialog').getByRole('button', { name: 'Place', exact: true }).click()
  await expect(leads.getByRole('region', { name: 'Others do, 1 card' })).toBeVisible()
})
