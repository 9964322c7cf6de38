import { Message } from '@/lib/sync/messages'
import { apiCards } from './board'
import { expect, test } from './fixtures'
import { findPlaces, PAGES } from './pages'
import { cardUpdateFrame, rawSocket } from './socket'
import { signInAsStranger } from './stranger'

test('to a stranger no page, no answer of the API and no room exists', async ({
  browser,
  product,
  signInAs,
}) => {
  const places = await findPlaces((await signInAs('facilitator')).request, product.url)
  const context = await browser.newContext({ baseURL: product.url })
  await signInAsStranger(context.request, product)
  const page = await context.newPage()
  const inside = PAGES.map((main) => main.path(places)).filter((path) => path !== '/')
  for (const path of inside) {
    const response = await page.goto(path)
    expect.soft(response?.status(), path).toBe(404)
    await expect.soft(page.getByText('From supplier to own brand')).toHaveCount(0)
  }
  for (const path of [`clusters/${places.cluster}/boards`, `boards/${places.board}`]) {
    const response = await page.request.get(`/api/v1/${path}`)
    expect.soft(response.status(), path).toBe(404)
  }
  expect(await (await page.request.get('/api/v1/clusters')).json()).toEqual({ clusters: [] })

  const real = await rawSocket(product, { room: `board.${places.board}`, as: context.request })
  const imagined = await rawSocket(product, {
    room: 'board.00000000-0000-4000-8000-000000000000',
    as: context.request,
  })
  await expect.poll(real.closed).toBe(4403)
  await expect.poll(imagined.closed).toBe(4403)
  expect(real.seen).toEqual(imagined.seen)
  await context.close()
})

test('nobody signed in is asked to sign in, and the room says so', async ({
  page,
  product,
  signInAs,
}) => {
  const places = await findPlaces((await signInAs('facilitator')).request, product.url)
  await page.goto(`/c/${places.cluster}/boards/${places.board}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/')
  const socket = await rawSocket(product, { room: `board.${places.board}` })
  await expect.poll(socket.closed).toBe(4401)
  expect(socket.seen).toEqual([])
})

test('a reader’s raw socket is refused and the board stays as it was', async ({
  product,
  signInAs,
}) => {
  const observer = await signInAs('observer')
  const places = await findPlaces(observer.request, product.url)
  const before = await apiCards(observer, places.board)
  const reader = await rawSocket(product, {
    room: `board.${places.board}`,
    as: observer.context().request,
  })
  await expect.poll(() => reader.seen.includes(Message.sync)).toBe(true)
  reader.socket.send(cardUpdateFrame('Written past the page'))
  await expect.poll(() => reader.seen.includes(Message.rejected)).toBe(true)
  expect(await apiCards(observer, places.board)).toEqual(before)
  reader.socket.close()
})

test('a room opens to a page of this product only', async ({ product, signInAs }) => {
  const firm = await signInAs('firm')
  const { board } = await findPlaces(firm.request, product.url)
  const upgradeFrom = (origin: string) =>
    firm.request.get(`/sync/board.${board}`, {
      headers: {
        origin,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      },
    })
  const own = await rawSocket(product, { room: `board.${board}`, as: firm.context().request })
  await expect.poll(() => own.seen.includes(Message.sync)).toBe(true)
  own.socket.close()
  for (const origin of ['null', 'http://example.org', `${product.url}.example.org`]) {
    expect((await upgradeFrom(origin)).status(), origin).toBe(403)
  }
})
