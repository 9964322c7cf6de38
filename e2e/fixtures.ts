import { test as base, type Page } from '@playwright/test'
import { type Product, startProduct } from './product'
import { type Persona, signIn } from './session'

export { expect } from '@playwright/test'

type PerTest = {
  /** A page in a browser context of its own, signed in as one of the demo's personas. */
  signInAs: (persona: Persona) => Promise<Page>
}

type PerWorker = {
  /** The real product with the demo in it, shared by this worker's tests. */
  product: Product
}

export const test = base.extend<PerTest, PerWorker>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures needed from it
    async ({}, use) => {
      const product = await startProduct()
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 150_000 },
  ],

  baseURL: async ({ product }, use) => use(product.url),

  signInAs: async ({ browser, product }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    await use(async (persona) => {
      const context = await browser.newContext({ baseURL: product.url })
      contexts.push(context)
      await signIn(context.request, { persona, origin: product.url })
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})
