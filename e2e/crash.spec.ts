import { expect, test } from './fixtures'

test('after SIGKILL the server starts again on the same data and lets the same session in', async ({
  product,
  signInAs,
}) => {
  const page = await signInAs('firm')
  const whoAmI = async () => {
    const response = await page.request.get('/api/auth/get-session')
    return (await response.json()).user.email
  }
  expect(await whoAmI()).toBe('firm@demo.framsyn.test')
  await product.kill()
  await expect(page.request.get('/healthz')).rejects.toThrow(/ECONNREFUSED/)
  await product.restart()
  expect(await whoAmI()).toBe('firm@demo.framsyn.test')
})
