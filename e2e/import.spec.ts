import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { z } from 'zod'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'

const CLUSTER = 'nordvik'
const FILES = {
  cards: resolve('prisma/seed/data/nce-cards.csv'),
  relations: resolve('prisma/seed/data/nce-relations.csv'),
}

const boardsSchema = z.object({
  boards: z.array(z.object({ id: z.uuid(), title: z.string(), role: z.string() })),
})
const contentSchema = z.object({
  cards: z.array(z.object({ title: z.string(), type: z.string() })),
  relations: z.array(z.object({ type: z.string() })),
})

/** The demo's small board, which the firm may only read. */
async function arenaOf(request: APIRequestContext): Promise<{ id: string; role: string }> {
  const answer = await request.get(`/api/v1/clusters/${CLUSTER}/boards`)
  const { boards } = boardsSchema.parse(await answer.json())
  const arena = boards.find(({ title }) => title.startsWith('Test arena'))
  if (!arena) throw new Error('the demo has no test arena')
  return arena
}

async function contentOf(request: APIRequestContext, board: string) {
  return contentSchema.parse(await (await request.get(`/api/v1/boards/${board}`)).json())
}

async function openImport(page: Page): Promise<string> {
  const { id } = await arenaOf(page.request)
  await page.goto(`/c/${CLUSTER}/boards/${id}/import`)
  return id
}

const next = (page: Page) => page.getByRole('button', { name: 'Check the columns' }).click()

const csv = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

test('a file with three broken rows names them, and imports nothing until confirmed', async ({
  signInAs,
}) => {
  const page = await signInAs('facilitator')
  const board = await openImport(page)
  const before = await contentOf(page.request, board)
  const text = (await readFile(FILES.cards, 'utf8'))
    .replace('driver,Markets have', 'drivr,Markets have')
    .replace('Craft knowledge from growing up and working in the industry,', ',')
    .replace('Sweden and Finland,1995', 'Sweden and Finland,the nineties')
  await page.locator('input[type=file]').setInputFiles(csv('broken.csv', text))
  await next(page)

  await expect(page.getByRole('status')).toContainText('56 cards')
  await expect(page.getByRole('status')).toContainText('3 rows have errors')
  const issues = page.getByRole('table', { name: '3 rows with errors' })
  await expect(issues.getByRole('row', { name: /^3 type “drivr” is not known/ })).toContainText(
    'Driver, Uncertainty',
  )
  await expect(issues.getByRole('row', { name: /^18 title_en Nothing stands here/ })).toBeVisible()
  await expect(issues.getByRole('row', { name: /^25 as_of “the nineties”/ })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { name: 'Confirm' })).toBeFocused()
  await expect(page.getByText('3, 18, 25')).toBeVisible()
  expect(await contentOf(page.request, board)).toEqual(before)

  await page.getByRole('button', { name: 'Import the 56 good rows' }).click()
  await expect(page.getByRole('heading', { name: /56 cards and no relations/ })).toBeFocused()
  await expectAccessible(page)
  const after = await contentOf(page.request, board)
  expect(after.cards).toHaveLength(before.cards.length + 56)
})

test('the two files of real statements come to the board together, and only once', async ({
  signInAs,
}) => {
  const page = await signInAs('facilitator')
  const board = await openImport(page)
  const before = await contentOf(page.request, board)
  const rename = (text: string) => text.replaceAll('cluster', 'klynge')
  const files = [
    csv('cards.csv', rename(await readFile(FILES.cards, 'utf8')).replaceAll('firm', 'firm')),
    csv('relations.csv', rename(await readFile(FILES.relations, 'utf8'))),
  ]
  await page.locator('input[type=file]').setInputFiles(files)
  await next(page)
  await expect(page.getByRole('status')).toContainText('No row has errors')
  const add = page.getByRole('radio', { name: 'Add them once more' })
  if (await add.isVisible()) await add.check()
  await expect(page.getByRole('status')).toContainText('59 cards and 40 relations')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Import 59 cards and 40 relations' }).dblclick()
  await expect(page.getByRole('heading', { name: /59 cards and 40 relations/ })).toBeFocused()
  const after = await contentOf(page.request, board)
  expect(after.cards).toHaveLength(before.cards.length + 59)
  expect(after.relations).toHaveLength(before.relations.length + 40)

  await page.getByRole('link', { name: 'Open the board' }).click()
  await expect(page).toHaveURL(new RegExp(`/boards/${board}$`))
})

test('pasted lines become cards of a type that is asked for, by keyboard alone', async ({
  signInAs,
}) => {
  const page = await signInAs('research')
  const board = await openImport(page)
  await page.getByLabel('Or paste rows').focus()
  await page.keyboard.insertText('Tides\n<img src=x onerror="window.pwned = true">')
  await page.getByRole('button', { name: 'Check the columns' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Check what the columns become' })).toBeFocused()
  await expect(page.getByText('No column becomes “Type”')).toBeVisible()
  await page.getByLabel('Type for cards whose row names none').selectOption({ label: 'Note' })
  await expect(page.getByRole('status')).toContainText('2 cards')
  await page.getByRole('button', { name: 'Continue' }).press('Enter')
  await page.getByRole('button', { name: 'Import 2 cards' }).press('Enter')
  await expect(page.getByRole('heading', { name: /2 cards/ })).toBeFocused()
  await page.getByRole('link', { name: 'Open the board' }).press('Enter')
  await expect(page).toHaveURL(new RegExp(`/boards/${board}$`))

  const { cards } = await contentOf(page.request, board)
  expect(cards.map(({ title }) => title)).toContain('<img src=x onerror="window.pwned = true">')
  await page.goto(`/c/${CLUSTER}/boards/${board}/outline`)
  await expect(page.getByText('Tides').first()).toBeVisible()
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
})

test('a column that means nothing to us is decided on, not lost', async ({ signInAs }) => {
  const page = await signInAs('agency')
  await openImport(page)
  const text = 'from,type,to,why\nA test fairway with shore power,enables,Nowhere,because'
  await page.locator('input[type=file]').setInputFiles(csv('why.csv', text))
  await next(page)
  await expect(page.getByText('We do not know what these columns are: why.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue' })).toBeDisabled()
  await page.getByLabel('why becomes').selectOption({ label: 'Leave out' })
  await expect(page.getByText('These columns are left out: why.')).toBeVisible()
  await expect(page.getByText('No card is called “Nowhere”.')).toBeVisible()
})

test.describe('a reader', () => {
  test('does not get the page', async ({ signInAs }) => {
    const page = await signInAs('firm')
    const arena = await arenaOf(page.request)
    expect(arena.role).toBe('reader')
    const answer = await page.goto(`/c/${CLUSTER}/boards/${arena.id}/import`)
    expect(answer?.status()).toBe(403)
  })

  test('is refused when calling the action without the page', async ({ signInAs, product }) => {
    const facilitator = await signInAs('facilitator')
    const board = await openImport(facilitator)
    await facilitator.getByLabel('Or paste rows').fill('type\ttitle\nnote\tBy the page')
    await next(facilitator)
    await facilitator.getByRole('button', { name: 'Continue' }).click()
    const asked = facilitator.waitForRequest((request) => 'next-action' in request.headers())
    await facilitator.getByRole('button', { name: 'Import 1 card' }).click()
    const page = await asked
    const action = page.headers()['next-action'] ?? ''
    await expect(facilitator.getByRole('heading', { name: /1 card/ })).toBeFocused()

    const call = async (request: APIRequestContext, title: string) => {
      const headers = { 'next-action': action, accept: 'text/x-component', origin: product.url }
      const multipart = importCall({ board, title })
      return (await request.post(page.url(), { headers, multipart })).text()
    }
    expect(await call(facilitator.request, 'By hand')).toContain('"repeated":false')
    const before = await contentOf(facilitator.request, board)
    expect(before.cards.map(({ title }) => title)).toContain('By hand')

    const reader = await signInAs('firm')
    expect(await call(reader.request, 'By a reader')).toContain('notAllowed')
    expect(await contentOf(reader.request, board)).toEqual(before)
  })
})

/** The body of a call to `importAction`, as React sends it: the file, then the arguments that name it. */
function importCall({ board, title }: { board: string; title: string }) {
  const input = {
    boardId: board,
    language: 'en',
    sources: [{ name: 'by hand', file: '$B1', pasted: false, choice: null }],
    defaultType: null,
    duplicates: 'skip',
    agreed: { cards: 1, relations: 0, broken: 0, duplicates: 0 },
    key: crypto.randomUUID(),
  }
  const body = new FormData()
  body.append('1', new File([`type,title\nnote,${title}`], 'by-hand.csv', { type: 'text/csv' }))
  body.append('0', JSON.stringify([input]))
  return body
}
