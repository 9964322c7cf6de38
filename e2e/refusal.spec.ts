import type { Page } from '@playwright/test'
import type * as Y from 'yjs'
import { expectAccessible } from './accessible'
import { apiCards, card, openCanvas, savedState, writeNote } from './board'
import { asReader, asRemoved, rowsOf } from './database'
import { expect, test } from './fixtures'
import { onUnknownGround, outOfPlace, tangled, underForeignId } from './forgeries'
import { copiesIn, tamper } from './kept'
import { findPlaces } from './pages'
import type { Persona } from './session'
import { liveDoc } from './socket'

const note = (page: Page) =>
  page.locator('main').locator('.ds-alert', { hasText: 'a note for you alone' })

type Forgery = { name: string; by: Persona; why: string; make: (others: Y.Doc) => Uint8Array }

const WORDS = 'Forged words'

// Each by somebody else: one person may open a room under ten new client ids a minute.
const forgeries: Forgery[] = [
  {
    name: 'another person’s client id',
    by: 'firm',
    why: 'mixed up with another person’s',
    make: (others) => underForeignId(others, WORDS),
  },
  {
    name: 'something that stands on nothing',
    by: 'agency',
    why: 'something that the server does not have',
    make: () => onUnknownGround(WORDS),
  },
  { name: 'a tangle', by: 'facilitator', why: 'too tangled', make: () => tangled(WORDS) },
  {
    name: 'a root that no board has',
    by: 'research',
    why: 'could not read',
    make: () => outOfPlace(WORDS),
  },
]

for (const { name, by, why, make } of forgeries) {
  test(`SYNC-24 after ${name} the page recovers, keeps the words, and works on`, async ({
    signInAs,
    product,
  }) => {
    const [page, other] = [await signInAs(by), await signInAs('observer')]
    const { cluster, board } = await findPlaces(page.request, product.url)
    const path = `/c/${cluster}/boards/${board}`
    await Promise.all([openCanvas(page, path), openCanvas(other, path)])
    const theirs = await liveDoc(product, { room: `board.${board}`, as: other.request })
    theirs.awareness.setLocalState({ here: true })
    await page.goto('/')
    await tamper(page, make(theirs.doc))

    await openCanvas(page, path)
    await expect(note(page)).toContainText(why)
    await expect(note(page)).toContainText(WORDS)
    await writeNote(page, `Written after ${name}`)
    await expect(savedState(page)).toHaveText('Saved')
    await expect(card(other, `Written after ${name}`)).toBeVisible()

    await page.reload()
    await expect(savedState(page)).toHaveText('Saved')
    await expect(note(page)).toContainText(WORDS)
    await page.getByRole('button', { name: 'Delete the note' }).click()
    await expect(note(page)).toHaveCount(0)
    await expect(card(other, WORDS)).toHaveCount(0)
    theirs.close()
  })
}

test('SYNC-24 who becomes a reader while offline gets their words back, and may write them again', async ({
  signInAs,
  product,
}) => {
  const [jonas, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await Promise.all([openCanvas(jonas, path), openCanvas(amina, path)])
  await asReader(product, { persona: 'firm', board }, async () => {
    await jonas.context().setOffline(true)
    await expect(savedState(jonas)).toHaveText('Offline, kept on this device')
    await writeNote(jonas, 'Written at sea', 'Far from any network')
    await jonas.context().setOffline(false)
    await expect(note(jonas)).toContainText('You may only read this board now')
    await expect(note(jonas)).toContainText('Written at sea')
    await expect(note(jonas)).toContainText('Far from any network')
    await expect(note(jonas).getByRole('button', { name: 'Write it again' })).toHaveCount(0)
    await expect(card(jonas, 'Written at sea')).toHaveCount(0)
    await expect(savedState(jonas)).toHaveText('Read only')
    await expectAccessible(jonas)
  })
  await note(jonas).getByRole('button', { name: 'Write it again' }).click()
  await expect(note(jonas)).toHaveCount(0)
  await expect(savedState(jonas)).toHaveText('Saved')
  await expect(card(amina, 'Written at sea')).toContainText('Far from any network')
})

test('SYNC-25 who is removed while offline leaves no row and no copy, and keeps their own words', async ({
  signInAs,
  product,
}) => {
  const ingrid = await signInAs('agency')
  const { cluster, board } = await findPlaces(ingrid.request, product.url)
  await openCanvas(ingrid, `/c/${cluster}/boards/${board}`)
  await ingrid.context().setOffline(true)
  await expect(savedState(ingrid)).toHaveText('Offline, kept on this device')
  await writeNote(ingrid, 'Too late')
  const before = await rowsOf(product, board)
  await asRemoved(product, { persona: 'agency', board }, async () => {
    await ingrid.context().setOffline(false)
    await expect(ingrid.getByText('You no longer have access to this board')).toBeVisible()
    await expect(note(ingrid)).toContainText('Too late')
    await expect(note(ingrid)).toContainText('It goes when you close the page')
    await expect.poll(() => copiesIn(ingrid)).toEqual([])
    await expectAccessible(ingrid)
  })
  expect(await rowsOf(product, board)).toBe(before)
  const jonas = await signInAs('firm')
  expect((await apiCards(jonas, board)).map(({ title }) => title)).not.toContain('Too late')
})
