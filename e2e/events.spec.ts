import type { Page, WebSocket } from '@playwright/test'
import type { Executor } from '@/lib/platform/executor'
import { announce } from '@/lib/sync/events'
import { raiseAccessEpoch } from '@/lib/sync/log'
import { roomName } from '@/lib/sync/rooms'
import { card, openCanvas, savedState, writeNote } from './board'
import { asRemoved, inDatabase } from './database'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'
import type { Product } from './product'

const NORDVIK = '/c/nordvik'

/** Something that a reload, or a visit to another page, would wipe away. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { marked: true }))
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window)

async function makeBoard(page: Page, title: string, ...parties: string[]): Promise<string> {
  await page.goto(`${NORDVIK}/boards/new`)
  await page.getByLabel('Title').fill(title)
  await page.getByRole('radio', { name: 'Blank' }).check()
  for (const party of parties) await page.getByLabel(party).check()
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.waitForURL(/\/boards\/[0-9a-f-]{36}/)
  return new URL(page.url()).pathname
}

/** As `setBoardRole` does; there is no page for it yet. */
async function giveRole(
  product: Product,
  { persona, board, role }: { persona: string; board: string; role: string },
): Promise<void> {
  await inDatabase(product, async (database) => {
    await database.query('begin')
    const { rows } = await database.query(
      `insert into board_role (id, board_id, cluster_id, member_id, role)
       select gen_random_uuid(), b.id, b.cluster_id, m.id, $3::board_role_name
       from board b join member m on m.cluster_id = b.cluster_id
         join person p on p.id = m.person_id and p.email = $1
       where b.id = $2
       on conflict (board_id, member_id) do update set role = excluded.role
       returning cluster_id`,
      [`${persona}@demo.framsyn.test`, board, role],
    )
    await raiseAccessEpoch(database, { rooms: [roomName({ kind: 'board', board })] })
    await announceChange(database, { board, clusterId: String(rows[0].cluster_id) })
    await database.query('commit')
  })
}

/** There is no page for this either. Returns the title that the board had. */
function rename(
  product: Product,
  { board, title }: { board: string; title: string },
): Promise<string> {
  return inDatabase(product, async (database) => {
    await database.query('begin')
    const { rows } = await database.query(
      `update board set title = $2 from board before where board.id = $1 and before.id = board.id
       returning before.title, board.cluster_id`,
      [board, title],
    )
    await announceChange(database, { board, clusterId: String(rows[0].cluster_id) })
    await database.query('commit')
    return String(rows[0].title)
  })
}

function announceChange(
  executor: Executor,
  { board, clusterId }: { board: string; clusterId: string },
): Promise<unknown> {
  const event = { type: 'board.changed', id: board, board } as const
  return announce(executor, { clusterId, event, audience: { board } })
}

test('SYNC-6 a new board shows on the pages of its people, and of nobody else, without a reload', async ({
  signInAs,
}) => {
  const [maker, firm, agency] = [
    await signInAs('facilitator'),
    await signInAs('firm'),
    await signInAs('agency'),
  ]
  for (const page of [firm, agency]) {
    await page.goto(NORDVIK)
    await expect(page.getByRole('heading', { name: 'Boards' })).toBeVisible()
    await mark(page)
  }
  await makeBoard(maker, 'Kelp for the few', 'Havbris AS')
  await expect(firm.getByText('Kelp for the few')).toBeVisible()
  expect(await isMarked(firm)).toBe(true)
  await makeBoard(maker, 'Kelp for all', 'Havbris AS', 'Vekst Nordvik')
  await expect(agency.getByText('Kelp for all')).toBeVisible()
  expect(await isMarked(agency)).toBe(true)
  await expect(agency.getByText('Kelp for the few')).toHaveCount(0)
})

test('SYNC-6 a board that was open meanwhile shows what one may do now, and loses nothing of what one does', async ({
  product,
  signInAs,
}) => {
  const page = await signInAs('observer')
  const { board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `${NORDVIK}/boards/${board}`)
  await expect(savedState(page)).toHaveText(/Read only/)
  const views = page.getByRole('navigation', { name: 'Views of the board' })
  await expect(views.getByRole('link', { name: 'Import' })).toHaveCount(0)
  await mark(page)

  await giveRole(product, { persona: 'observer', board, role: 'participant' })
  await expect(views.getByRole('link', { name: 'Import' })).toBeVisible()
  await writeNote(page, 'Allowed in')
  await expect(savedState(page)).toHaveText('Saved')

  await card(page, 'Allowed in').dblclick()
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.fill('Allowed in, half')
  const before = await rename(product, { board, title: 'From supplier to first choice' })
  await expect(page.getByRole('banner').getByText('From supplier to first choice')).toBeVisible()
  await expect(title).toBeFocused()
  await page.keyboard.type('-written')
  await expect(title).toHaveValue('Allowed in, half-written')

  await rename(product, { board, title: before })
  await giveRole(product, { persona: 'observer', board, role: 'observer' })
  await expect(savedState(page)).toHaveText(/Read only/)
  await expect(views.getByRole('link', { name: 'Import' })).toHaveCount(0)
  expect(await isMarked(page)).toBe(true)
})

test('SYNC-18 a page that nobody looks at hangs up, and shows what it missed when somebody does', async ({
  signInAs,
}) => {
  const [maker, firm] = [await signInAs('facilitator'), await signInAs('firm')]
  await firm.clock.install()
  const sockets: WebSocket[] = []
  firm.on('websocket', (socket) => sockets.push(socket))
  await firm.goto(NORDVIK)
  await expect.poll(() => sockets.length).toBe(1)
  await mark(firm)
  await see(firm, 'hidden')
  await firm.clock.fastForward(31_000)
  await expect.poll(() => sockets[0]?.isClosed()).toBe(true)

  await makeBoard(maker, 'Made unseen', 'Havbris AS')
  expect(sockets).toHaveLength(1)
  await see(firm, 'visible')
  await expect.poll(() => sockets.length).toBe(2)
  await firm.clock.runFor(3_000)
  await expect(firm.getByText('Made unseen')).toBeVisible()
  expect(await isMarked(firm)).toBe(true)
})

test('SYNC-5 the page of a cluster is gone for whoever was removed from it', async ({
  product,
  signInAs,
}) => {
  const page = await signInAs('agency')
  const { board } = await findPlaces(page.request, product.url)
  await page.goto(NORDVIK)
  await expect(page.getByRole('heading', { name: 'Boards' })).toBeVisible()
  const events = roomName({ kind: 'events', cluster: await clusterOf(product, board) })
  await asRemoved(product, { persona: 'agency', board }, async () => {
    await inDatabase(product, (database) => raiseAccessEpoch(database, { rooms: [events] }))
    await expect(page.getByRole('heading', { name: /nothing here/ })).toBeVisible()
  })
})

/** As if another tab had come in front, or gone. */
const see = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: state })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

function clusterOf(product: Product, board: string): Promise<string> {
  return inDatabase(product, async (database) => {
    const { rows } = await database.query('select cluster_id from board where id = $1', [board])
    return String(rows[0].cluster_id)
  })
}
