import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { findPlaces, PAGES, type Places } from './pages'
import { signIn } from './session'

for (const main of PAGES) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing serious on ${main.name}, ${colorScheme}`, async ({ page, product }) => {
      let places: Places = { cluster: '', board: '' }
      if (main.as) {
        await signIn(page.request, { persona: main.as, origin: product.url })
        places = await findPlaces(page.request, product.url)
      }
      await page.emulateMedia({ colorScheme })
      await page.goto(main.path(places))
      await page.locator(main.shows).first().waitFor()
      await expectAccessible(page)
    })
  }
}

test('axe names a planted fault', async ({ page }) => {
  await page.setContent('<html lang="en"><title>Planted</title><main><img src="data:,"></main>')
  await expect(expectAccessible(page)).rejects.toThrow(/image-alt/)
})
