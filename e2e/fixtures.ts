import { test as base, type Page } from '@playwright/test'
import { type Product, startProduct } from './product'

export { expect } from '@playwright/test'

export type Persona = 'facilitator' | 'firm' | 'research' | 'agency' | 'observer'

const PASSWORD = 'framsyn-demo'

type PerTest = {
  /** A page in a browser of its own, signed in as one of the demo's personas. */
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

  signInAs: async ({ browser, baseURL }, use) => {
    const contexts: { close(): Promise<void> }[] = []
    await use(async (persona) => {
      const context = await browser.newContext({ baseURL })
      contexts.push(context)
      const response = await context.request.post('/api/auth/sign-in/email', {
        data: { email: `${persona}@demo.framsyn.test`, password: PASSWORD },
        headers: { origin: String(baseURL) },
      })
      if (!response.ok()) {
        throw new Error(`${persona} cannot sign in: ${response.status()} ${await response.text()}`)
      }
      return context.newPage()
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
})
