import { readFile } from 'node:fs/promises'
import type { APIRequestContext, Download, Page } from '@playwright/test'
import { z } from 'zod'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'

const contentSchema = z.object({
  cards: z.array(z.looseObject({ id: z.string(), title: z.string() })),
  relations: z.array(z.looseObject({})),
  placements: z.array(z.looseObject({})),
  frames: z.array(z.looseObject({})),
})

async function contentOf(request: APIRequestContext, board: string) {
  return contentSchema.parse(await (await request.get(`/api/v1/boards/${board}`)).json())
}

async function take(page: Page, name: string, role: 'link' | 'button' = 'link'): Promise<Download> {
  const downloads = page.waitForEvent('download')
  await page.getByRole(role, { name, exact: true }).click()
  return downloads
}

const bytesOf = async (download: Download) => readFile(await download.path())

test('a board is taken away in every form, and comes back as it was to a new board', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('facilitator')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await page.goto(`/c/${cluster}/boards/${board}/outline`)
  await page.getByRole('link', { name: 'Export' }).click()
  await expect(page.getByRole('heading', { name: 'Export', level: 1 })).toBeVisible()
  await expectAccessible(page)

  const json = await take(page, 'The whole board as JSON')
  expect(json.suggestedFilename()).toBe('From supplier to own brand.json')
  const file = await bytesOf(json)
  const cards = await bytesOf(await take(page, 'Cards'))
  expect(cards.toString('utf8')).toMatch(/^\uFEFF"Id","Type","Title"/)
  expect((await bytesOf(await take(page, 'Relations'))).toString()).toContain('"From","Relation"')
  expect((await bytesOf(await take(page, 'Placements'))).toString()).toContain('"Card","Lens"')
  const svg = (await bytesOf(await take(page, 'The canvas as SVG'))).toString()
  expect(svg).toContain('Global buyers set the')
  const png = await bytesOf(await take(page, 'The canvas as PNG', 'button'))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(16)).toBeGreaterThan(1_000)

  await page.getByLabel('Lens').selectOption({ label: 'Triple helix' })
  const pdf = await take(page, 'Triple helix as PDF')
  expect(pdf.suggestedFilename()).toBe('From supplier to own brand - Triple helix.pdf')
  expect((await bytesOf(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
  const lens = await bytesOf(await take(page, 'Triple helix as PNG', 'button'))
  expect(lens.readUInt32BE(16)).toBe(2_800)

  await page.goto(`/c/${cluster}/boards/new`)
  await page.getByLabel('Title').fill('A second look')
  await page.getByRole('radio', { name: /^Blank/ }).check()
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.waitForURL(/boards\/[0-9a-f-]{36}/)
  const fresh = /boards\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  await page.goto(`/c/${cluster}/boards/${fresh}/import`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'board.json', mimeType: 'application/json', buffer: file })
  await expect(page.getByText('The board is empty. Everything comes')).toBeVisible()
  await expectAccessible(page)
  expect((await contentOf(page.request, fresh)).cards).toEqual([])
  await page.getByRole('button', { name: 'Import the board' }).dblclick()
  const content = contentSchema.parse(JSON.parse(file.toString()).content)
  const imported = `${content.cards.length} cards and ${content.relations.length} relations imported`
  await expect(page.getByRole('heading', { name: imported })).toBeFocused()
  expect(await contentOf(page.request, fresh)).toEqual(content)
})

test('a reader may take a board away, and a file from a newer version says so', async ({
  signInAs,
  product,
}) => {
  const reader = await signInAs('observer')
  const { cluster, board } = await findPlaces(reader.request, product.url)
  await reader.goto(`/c/${cluster}/boards/${board}/export`)
  expect((await bytesOf(await take(reader, 'Cards'))).length).toBeGreaterThan(1_000)

  const page = await signInAs('facilitator')
  await page.goto(`/c/${cluster}/boards/${board}/import`)
  await page.locator('input[type=file]').setInputFiles({
    name: 'board.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"type":"framsyn:board:v2"}'),
  })
  await expect(page.getByRole('status')).toContainText('newer version of Framsyn')
  await expect(page.getByRole('button', { name: 'Import the board' })).toBeHidden()
})
