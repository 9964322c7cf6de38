import { apiCards, card, drag, openCanvas, placeOf, savedState, writeNote } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'
import { startProduct } from './product'
import { signIn } from './session'

test('two personas see each other write, move, edit and point, and undo only their own', async ({
  signInAs,
  product,
}) => {
  const [jonas, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await Promise.all([openCanvas(jonas, path), openCanvas(amina, path)])
  await expect(amina.getByRole('banner').getByText('Havbris AS')).toBeVisible()

  await writeNote(jonas, 'Robots weld at sea', 'Labour is scarce')
  await expect(card(amina, 'Robots weld at sea')).toContainText('Labour is scarce')
  await expect(card(amina, 'Robots weld at sea')).toContainText('Jonas Berg')

  const before = await placeOf(card(amina, 'Robots weld at sea'))
  await drag(jonas, {
    from: card(jonas, 'Robots weld at sea'),
    by: [120, -60],
    onTheWay: async () => {
      await expect(amina.locator('[data-cursor-of="Jonas Berg"]')).toBeVisible()
      await expect.poll(() => placeOf(card(amina, 'Robots weld at sea'))).not.toBe(before)
    },
  })
  await expect(savedState(jonas)).toHaveText('Saved')
  await expect
    .poll(async () => placeOf(card(amina, 'Robots weld at sea')))
    .toBe(await placeOf(card(jonas, 'Robots weld at sea')))

  await card(amina, 'Robots weld at sea').dblclick()
  await expect(amina.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await expect(card(jonas, 'Robots weld at sea')).toContainText('Amina Rahimi is editing')
  await amina.keyboard.press('End')
  await amina.keyboard.type(' and on land')
  await expect(card(jonas, 'Robots weld at sea and on land')).toBeVisible()
  await amina.keyboard.press('Escape')

  await amina.keyboard.press('Control+z')
  await expect(card(jonas, 'Robots weld at sea')).toBeVisible()
  await amina.keyboard.press('Control+Shift+z')
  await expect(card(jonas, 'Robots weld at sea and on land')).toBeVisible()

  await card(jonas, 'Robots weld at sea and on land').click({ position: { x: 40, y: 8 } })
  await jonas.keyboard.press('Delete')
  await expect(card(amina, 'Robots weld at sea and on land')).toHaveCount(0)
  await jonas.keyboard.press('Control+z')
  await expect(card(amina, 'Robots weld at sea and on land')).toContainText('Labour is scarce')
})

test('two people write in one title at the same time and neither loses a word', async ({
  signInAs,
  product,
}) => {
  const [jonas, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await Promise.all([openCanvas(jonas, path), openCanvas(amina, path)])
  await writeNote(jonas, 'shared')
  await card(jonas, 'shared').dblclick({ position: { x: 40, y: 8 } })
  await card(amina, 'shared').dblclick({ position: { x: 40, y: 8 } })
  await jonas.keyboard.press('Home')
  await amina.keyboard.press('End')
  await Promise.all([
    jonas.keyboard.type('a title ', { delay: 30 }),
    amina.keyboard.type(' by two', { delay: 30 }),
  ])
  await expect(jonas.getByRole('textbox', { name: 'Title' })).toHaveValue('a title shared by two')
  await expect(amina.getByRole('textbox', { name: 'Title' })).toHaveValue('a title shared by two')
})

test('a reader sees the board live and can change nothing', async ({ signInAs, product }) => {
  const [jonas, kari] = [await signInAs('firm'), await signInAs('observer')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await Promise.all([openCanvas(jonas, path), openCanvas(kari, path)])
  await expect(savedState(kari)).toHaveText('Read only')
  await expect(kari.getByText('You are reading.')).toBeVisible()
  await expect(kari.getByRole('button', { name: 'Card', exact: true })).toHaveCount(0)

  await writeNote(jonas, 'Seen by the reader')
  const seen = card(kari, 'Seen by the reader')
  await expect(seen).toBeVisible()
  const cards = await apiCards(kari, board)

  await seen.dblclick({ position: { x: 40, y: 8 } })
  await expect(kari.getByRole('textbox', { name: 'Title' })).toHaveCount(0)
  await kari.keyboard.press('Delete')
  await kari.keyboard.press('ArrowRight')
  const place = await placeOf(seen)
  await drag(kari, { from: seen, by: [80, 80] })
  expect(await placeOf(seen)).toBe(place)
  await kari.goto(`${path}/outline`)
  await expect(savedState(kari)).toHaveText('Read only')
  await expect(kari.getByRole('button', { name: 'New card' })).toHaveCount(0)
  await kari.getByRole('button', { name: /Seen by the reader/ }).press('Delete')
  expect(await apiCards(kari, board)).toEqual(cards)
})

test('the outline does everything by keyboard alone', async ({ signInAs, product }) => {
  const page = await signInAs('agency')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await page.goto(`/c/${cluster}/boards/${board}/outline`)
  await expect(savedState(page)).toHaveText('Saved')
  const row = (title: string) => page.locator('section li > button', { hasText: title })
  const inGroup = (group: string, title: string) =>
    page.getByRole('region', { name: new RegExp(`^${group}`) }).getByText(title, { exact: true })

  await page.getByRole('button', { name: 'New card', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('Ports get shore power')
  await page.keyboard.press('Tab')
  await page.keyboard.type('From 2030')
  await page.keyboard.press('Escape')
  await expect(row('Ports get shore power')).toBeFocused()
  await expect(inGroup('Note', 'Ports get shore power')).toBeVisible()

  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect(inGroup('Signpost', 'Ports get shore power')).toBeVisible()
  await expect(row('Ports get shore power')).toBeFocused()

  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Type of Ports get shore power')).toBeFocused()
  await page.getByLabel('Sector of Ports get shore power').selectOption('research')
  await row('Ports get shore power').focus()

  await page.keyboard.press('l')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('combobox', { name: 'To', exact: true }).fill('buyers set')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Relate', exact: true }).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(row('Ports get shore power')).toContainText('1 relation')

  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.type(' at last')
  await page.keyboard.press('Escape')
  await expect(savedState(page)).toHaveText('Saved')
  const written = (await apiCards(page, board)).find(({ title }) => title.startsWith('Ports get'))
  expect(written).toMatchObject({
    title: 'Ports get shore power at last',
    body: 'From 2030',
    type: 'signpost',
  })

  await page.keyboard.press('Delete')
  await expect(row('Ports get shore power')).toHaveCount(0)
  await expect(page.locator('section li > button:focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(row('Ports get shore power at last')).toContainText('1 relation')
})

test('a phone gets the outline first and can go to the canvas', async ({ browser, product }) => {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: { width: 390, height: 844 },
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148',
    hasTouch: true,
  })
  const page = await context.newPage()
  await signIn(page.request, { persona: 'firm', origin: product.url })
  const { cluster, board } = await findPlaces(page.request, product.url)
  await page.goto(`/c/${cluster}/boards/${board}`)
  await expect(page).toHaveURL(/\/outline$/)
  await page.getByRole('link', { name: 'Canvas' }).tap()
  await expect(page.locator('.react-flow__node').first()).toBeVisible()
  await page.getByRole('button', { name: 'Card', exact: true }).tap()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await context.close()
})

test('after SIGKILL both pages reconnect by themselves and show what the API says', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const product = await startProduct()
  try {
    const pages = await Promise.all(
      (['firm', 'research'] as const).map(async (persona) => {
        const context = await browser.newContext({ baseURL: product.url })
        await signIn(context.request, { persona, origin: product.url })
        return context.newPage()
      }),
    )
    const [jonas, amina] = pages
    if (!jonas || !amina) throw new Error('two pages were asked for')
    const { cluster, board } = await findPlaces(jonas.request, product.url)
    const path = `/c/${cluster}/boards/${board}`
    await Promise.all([openCanvas(jonas, path), openCanvas(amina, path)])
    await writeNote(jonas, 'Before the fall')
    await expect(savedState(jonas)).toHaveText('Saved')
    await expect(card(amina, 'Before the fall')).toBeVisible()

    await product.kill()
    await expect(savedState(jonas)).toHaveText(/Offline|Not saved/)
    await writeNote(jonas, 'While it was down')
    await product.restart()

    await expect(savedState(jonas)).toHaveText('Saved', { timeout: 60_000 })
    await expect(card(amina, 'While it was down')).toBeVisible({ timeout: 60_000 })
    await expect(card(amina, 'Before the fall')).toBeVisible()
    const titles = (await apiCards(amina, board)).map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['Before the fall', 'While it was down']))
    await Promise.all(pages.map((page) => page.context().close()))
  } finally {
    await product.stop()
  }
})

test('a relation is drawn from edge to card, typed in the inspector, and goes with its card', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('firm')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `/c/${cluster}/boards/${board}`)
  await writeNote(page, 'Cause')
  await page.keyboard.press('Shift+ArrowRight')
  await drag(page, { from: card(page, 'Cause'), by: [-60, 190] })
  await writeNote(page, 'Effect')
  await card(page, 'Cause').hover({ position: { x: 40, y: 10 } })
  const from = await card(page, 'Cause').locator('[data-handlepos="top"]').boundingBox()
  const to = await card(page, 'Effect').boundingBox()
  if (!from || !to) throw new Error('the cards are not on the page')
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + 60, to.y + 30, { steps: 12 })
  await page.mouse.up()

  const inspector = page.getByRole('complementary')
  await expect(inspector.getByRole('heading', { name: 'Relation' })).toBeVisible()
  await inspector.getByLabel('Type').selectOption('hinders')
  await inspector.getByLabel('Effect').selectOption('-')
  await expect(page.locator('button[data-selected]')).toHaveAccessibleName(
    'hinders, weakens, strength 1 of 3',
  )

  await card(page, 'Effect').click({ position: { x: 40, y: 10 } })
  await expect(inspector.getByRole('button', { name: /Cause/ }).first()).toBeVisible()
  await page.keyboard.press('Delete')
  await card(page, 'Cause').click({ position: { x: 40, y: 10 } })
  await expect(inspector).toContainText('None yet')
})
