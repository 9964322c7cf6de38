import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { apiCards, card, openCanvas, savedState, writeNote } from './board'
import { endSessions } from './database'
import { expect, test } from './fixtures'
import { copiesIn } from './kept'
import { gateSockets, keepsNothing, mayFallBehind } from './network'
import { findPlaces } from './pages'

const OFFLINE = 'Offline, kept on this device'

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await expect(savedState(page)).toHaveText(OFFLINE)
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
}

const titlesOf = async (page: Page, board: string) =>
  (await apiCards(page, board)).map(({ title }) => title)

test('SYNC-25 the saved state explains itself to pointer, keyboard and finger', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('firm')
  const { cluster, board } = await findPlaces(page.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  for (const view of ['', '/outline']) {
    await page.goto(path + view)
    await expect(savedState(page)).toHaveText('Saved')
    await expect(page.getByRole('tooltip')).toBeHidden()
    await savedState(page).hover()
    await expect(page.getByRole('tooltip')).toHaveText(/Everything you wrote is in the database/)
    await page.mouse.move(300, 500)
    await expect(page.getByRole('tooltip')).toBeHidden()
    await page.getByRole('link', { name: 'Framsyn: Home' }).focus()
    while ((await page.locator('[data-state]:focus').count()) === 0)
      await page.keyboard.press('Tab')
    await expect(page.getByRole('tooltip')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tooltip')).toBeHidden()
  }
  await goOffline(page)
  await expect(page.locator('[aria-live="polite"]', { hasText: OFFLINE })).toHaveCount(1)
  await page.setViewportSize({ width: 390, height: 844 })
  await savedState(page).click()
  await expect(page.getByRole('tooltip')).toContainText('kept on this device, also when you close')
  await expectAccessible(page)
  await page.context().setOffline(false)
  await expect(savedState(page)).toHaveText('Saved')
})

test('SYNC-25 a view that cannot be fetched without a network leaves the page as it is', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('research')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `/c/${cluster}/boards/${board}`)
  await goOffline(page)
  await page.getByRole('link', { name: 'Outline' }).click()
  await writeNote(page, 'While the outline waits')
  await expect(savedState(page)).toHaveText(OFFLINE)
  await page.context().setOffline(false)
  await expect(savedState(page)).toHaveText('Saved')
  await page.getByRole('link', { name: 'Outline' }).click()
  await expect(page).toHaveURL(/\/outline/)
  await expect(savedState(page)).toHaveText('Saved')
  await expect(page.locator('section li', { hasText: 'While the outline waits' })).toBeVisible()
})

test('SYNC-25 what is written offline outlives the closed and the crashed tab', async ({
  signInAs,
  product,
}) => {
  const [jonas, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  await Promise.all([openCanvas(jonas, path), openCanvas(amina, path)])
  await goOffline(jonas)
  await writeNote(jonas, 'Closed at sea')
  await expect(savedState(jonas)).toHaveText(OFFLINE)
  const closed = jonas.waitForEvent('close')
  await jonas.close({ runBeforeUnload: true })
  await closed
  await jonas.context().setOffline(false)

  const again = await jonas.context().newPage()
  await openCanvas(again, path)
  await expect(card(amina, 'Closed at sea')).toBeVisible()
  await goOffline(again)
  await writeNote(again, 'Crashed at sea')
  await expect(savedState(again)).toHaveText(OFFLINE)
  const crashed = again.waitForEvent('crash')
  await again.goto('chrome://crash').catch(() => undefined)
  await crashed
  await again.close()
  await jonas.context().setOffline(false)

  const last = await jonas.context().newPage()
  await openCanvas(last, path)
  await expect(savedState(last)).toHaveText('Saved')
  await expect(card(amina, 'Crashed at sea')).toBeVisible()
})

test('SYNC-25 a browser that keeps nothing says so, and asks before the page is closed', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('firm')
  await keepsNothing(page.context())
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `/c/${cluster}/boards/${board}`)
  await page.context().setOffline(true)
  await writeNote(page, 'In this page only')
  await expect(savedState(page)).toHaveText('Not saved')
  await savedState(page).hover()
  await expect(page.getByRole('tooltip')).toContainText('this browser could not keep them')
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await page.context().setOffline(false)
  await expect(savedState(page)).toHaveText('Saved')
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => page.isClosed()).toBe(true)
})

test('SYNC-25 signing out with unsaved edits lets the person send, copy or discard them', async ({
  signInAs,
  product,
}) => {
  // Sending is tried for its full time before the person is told that it did not work.
  test.slow()
  const page = await signInAs('agency')
  const gate = await gateSockets(page.context())
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `/c/${cluster}/boards/${board}`)
  await gate.shut()
  await expect(savedState(page)).toHaveText(OFFLINE)
  await writeNote(page, 'Not sent yet', 'But written')
  await expect(savedState(page)).toHaveText(OFFLINE)

  await page.goto(`/c/${cluster}`)
  await signOut(page)
  const dialog = page.getByRole('dialog', { name: 'Not everything is saved' })
  await expect(dialog).toContainText('From supplier to own brand')
  await expect(dialog).toContainText('Not sent yet')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Copy the text' }).click()
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toBe('From supplier to own brand\n\nNot sent yet\nBut written')
  await dialog.getByRole('button', { name: 'Send it and sign out' }).click()
  await expect(dialog).toContainText('You are still signed in, and nothing is lost', {
    timeout: 30_000,
  })
  gate.open()
  await dialog.getByRole('button', { name: 'Send it and sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Shape the futures you share' })).toBeVisible()
  expect(await copiesIn(page)).toEqual([])
  expect(await titlesOf(await signInAs('firm'), board)).toContain('Not sent yet')
})

test('SYNC-25 what is discarded at sign-out is gone from the device, in the other tab too', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('agency')
  const gate = await gateSockets(page.context())
  const { cluster, board } = await findPlaces(page.request, product.url)
  const path = `/c/${cluster}/boards/${board}`
  const other = await page.context().newPage()
  await openCanvas(page, path)
  await openCanvas(other, path)
  await gate.shut()
  await expect(savedState(page)).toHaveText(OFFLINE)
  await writeNote(page, 'Better forgotten')
  await expect(savedState(page)).toHaveText(OFFLINE)
  await signOut(page)
  await page.getByRole('button', { name: 'Discard it and sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Shape the futures you share' })).toBeVisible()
  expect(await copiesIn(page)).toEqual([])
  gate.open()
  await expect(other.getByText('You are signed out.')).toBeVisible()
  expect(await copiesIn(other)).toEqual([])
  expect(await titlesOf(await signInAs('firm'), board)).not.toContain('Better forgotten')
})

test('SYNC-25 an expired session costs nobody their edits', async ({ signInAs, product }) => {
  const page = await signInAs('agency')
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `/c/${cluster}/boards/${board}`)
  await goOffline(page)
  await writeNote(page, 'Before the session ended')
  await endSessions(product, 'agency')
  await page.context().setOffline(false)
  await expect(page.getByText('What is not saved yet is kept on this device.')).toBeVisible()
  await expect(savedState(page)).toHaveText('Disconnected, kept on this device')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /Sign in as Olav Lien/ }).click()
  await expect(savedState(page)).toHaveText('Saved')
  expect(await titlesOf(page, board)).toContain('Before the session ended')
})

test('SYNC-26 an older page is asked to reload, and its edits are kept', async ({
  signInAs,
  product,
}) => {
  const page = await signInAs('firm')
  await mayFallBehind(page.context())
  const { cluster, board } = await findPlaces(page.request, product.url)
  await openCanvas(page, `/c/${cluster}/boards/${board}`)
  await goOffline(page)
  await writeNote(page, 'Written on an old page')
  await expect(savedState(page)).toHaveText(OFFLINE)
  await page.evaluate(() => Object.assign(window, { fellBehind: true }))
  await page.context().setOffline(false)
  await expect(page.getByText('Framsyn has been updated since you opened this page')).toBeVisible()
  await expect(page.getByText('What is not saved yet is kept on this device.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Reload' }).click()
  await expect(savedState(page)).toHaveText('Saved')
  expect(await titlesOf(page, board)).toContain('Written on an old page')
})
