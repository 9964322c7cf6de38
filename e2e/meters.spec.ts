import { openCanvas, savedState } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'

test('meters say what the board is based on, and choose the cards behind a figure', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('agency')
  const { cluster, board } = await findPlaces(page.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await openCanvas(page, path)
  await page.getByRole('button', { name: 'Meters' }).press('Enter')
  const panel = page.getByRole('complementary', { name: 'Meters' })
  await expect(panel.getByRole('heading', { name: 'Meters' })).toBeFocused()
  const meter = (name: string) => panel.getByRole('region', { name })

  // As the API counts them.
  const response = await page.request.get(`/api/v1/boards/${board}`)
  const { cards } = (await response.json()) as { cards: { sector?: string; steep?: string }[] }
  const research = cards.filter(({ sector }) => sector === 'research').length
  const economic = cards.filter(({ steep }) => steep === 'economic').length
  const perspectives = meter('Perspectives')
  await expect(perspectives.getByRole('row', { name: /^economic/ })).toContainText(String(economic))
  await perspectives
    .getByRole('button', { name: /^Research.*: choose/ })
    .last()
    .click()
  await expect(page.locator('.react-flow__node article[data-selected]')).toHaveCount(research)

  await panel.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Meters' })).toBeFocused()
})

test('contributions are counted from the log by sector, in every view', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('research')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await page.goto(`/c/${cluster}/boards/${board}/outline`)
  await expect(savedState(page)).toHaveText('Saved')
  await page.getByRole('button', { name: 'Meters' }).click()
  const contributions = page.getByRole('region', { name: 'Contribution balance' })
  await contributions.getByText('As a table').click()
  const research = contributions.getByRole('row', { name: /^Research/ }).getByRole('cell')
  const before = Number(await research.textContent())

  await page.getByRole('button', { name: 'New card', exact: true }).click()
  await page.keyboard.type('Written by research')
  await page.keyboard.press('Escape')
  await expect(savedState(page)).toHaveText('Saved')
  await contributions.getByRole('button', { name: 'Count again' }).click()
  await expect(research).toHaveText(String(before + 1))
})
