import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { z } from 'zod'

/** A board's card by type and title, on the canvas. */
export function card(page: Page, title: string, type = 'Note'): Locator {
  return page.getByRole('article', { name: `${type}: ${title}`, exact: true })
}

/** Opens a board's canvas and waits until it is connected. */
export async function openCanvas(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(savedState(page)).toHaveText(/Saved|Read only/)
  await page.locator('.react-flow__node').first().waitFor()
}

export function savedState(page: Page): Locator {
  return page.getByRole('banner').locator('[data-state]')
}

/** Makes a note in the middle of the view by the button, and leaves it. */
export async function writeNote(page: Page, title: string, body = ''): Promise<void> {
  await page.getByRole('button', { name: 'Card', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await page.keyboard.type(body)
  await page.keyboard.press('Escape')
  await expect(card(page, title)).toBeFocused()
}

/** Drags a card by its head, stopping on the way so that others can look. */
export async function drag(
  page: Page,
  { from, by, onTheWay }: { from: Locator; by: [number, number]; onTheWay?: () => Promise<void> },
): Promise<void> {
  const box = await from.boundingBox()
  if (!box) throw new Error('the card is not on the page')
  // Beside the middle of the edge, where a relation starts.
  const [x, y] = [box.x + 30, box.y + 10]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by[0] / 2, y + by[1] / 2, { steps: 5 })
  await page.mouse.move(x + by[0], y + by[1], { steps: 5 })
  await onTheWay?.()
  await page.mouse.up()
}

/** Where a card stands on the canvas, as everybody should see it. */
export async function placeOf(target: Locator): Promise<string> {
  return target.evaluate((element) => {
    const node = element.closest<HTMLElement>('.react-flow__node')
    const [, x = '', y = ''] =
      /translate\(([-\d.]+)px, ?([-\d.]+)px\)/.exec(node?.style.transform ?? '') ?? []
    return `${Math.round(Number(x))} ${Math.round(Number(y))}`
  })
}

const boardSchema = z.object({
  cards: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      body: z.string(),
      type: z.string(),
      at: z.tuple([z.number(), z.number()]),
      fields: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
})

/** The board's cards as the API gives them. */
export async function apiCards(page: Page, board: string) {
  const response = await page.request.get(`/api/v1/boards/${board}`)
  expect(response.ok()).toBe(true)
  return boardSchema.parse(await response.json()).cards
}
