import { card, openCanvas, savedState, writeNote } from './board'
import { expect, test } from './fixtures'
import { findPlaces } from './pages'
import { liveDoc } from './socket'
import { bodyOf, timeline } from './unknown-content'

test('SYNC-26 content from a newer Framsyn is shown and never deleted by opening or by an open editor', async ({
  signInAs,
  product,
}) => {
  const [jonas, amina] = [await signInAs('firm'), await signInAs('research')]
  const { cluster, board } = await findPlaces(jonas.request, product.url)
  await openCanvas(jonas, `/c/${cluster}/boards/${board}`)
  const newer = await liveDoc(product, { room: `board.${board}`, as: amina.request })
  await writeNote(jonas, 'Ports of 2040', 'First lines')
  await expect.poll(() => bodyOf(newer.doc, 'Ports of 2040')?.toString()).toContain('First lines')
  const body = bodyOf(newer.doc, 'Ports of 2040')

  await card(jonas, 'Ports of 2040').dblclick({ position: { x: 40, y: 8 } })
  await jonas.keyboard.press('Enter')
  await expect(jonas.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await jonas.keyboard.type('Mine: ')
  await expect.poll(() => body?.toString()).toContain('Mine: ')
  body?.insert(0, [timeline('Shore power, then hydrogen')])
  await expect(jonas.getByText('This text was made with a newer Framsyn.').first()).toBeVisible()
  await expect(jonas.getByRole('textbox', { name: 'Text' })).toHaveCount(0)
  await jonas.keyboard.press('Escape')
  await expect(card(jonas, 'Ports of 2040')).toContainText('Shore power, then hydrogen')

  await jonas.reload()
  await expect(savedState(jonas)).toHaveText('Saved')
  await card(jonas, 'Ports of 2040').dblclick({ position: { x: 40, y: 8 } })
  await expect(jonas.getByText('This text was made with a newer Framsyn.')).toBeVisible()
  await jonas.getByRole('textbox', { name: 'Title' }).press('End')
  await jonas.keyboard.type(' and 2050')
  await expect(savedState(jonas)).toHaveText('Saved')
  await expect
    .poll(() => bodyOf(newer.doc, 'Ports of 2040 and 2050')?.toString())
    .toBe(body?.toString())
  expect(body?.toString()).toContain('<timeline>Shore power, then hydrogen</timeline>')
  newer.close()
})
