import { randomUUID } from 'node:crypto'
import type { APIRequestContext } from '@playwright/test'
import { hashPassword } from 'better-auth/crypto'
import { inDatabase } from './database'
import type { Product } from './product'

/**
 * Makes an account that belongs to no cluster and signs it in. Framsyn has no open sign-up, so
 * it goes past the product, straight into its database.
 */
export async function signInAsStranger(
  request: APIRequestContext,
  product: Product,
): Promise<void> {
  const [id, password] = [randomUUID(), randomUUID()]
  const email = `${id}@elsewhere.framsyn.test`
  await inDatabase(product, async (database) => {
    await database.query(
      'insert into person (id, name, email, updated_at) values ($1, $2, $3, now())',
      [id, 'Somebody Else', email],
    )
    await database.query(
      `insert into auth_account (id, account_id, provider_id, person_id, password, updated_at)
       values ($1, $2::text, 'credential', $2::text::uuid, $3, now())`,
      [randomUUID(), id, await hashPassword(password)],
    )
  })
  const response = await request.post(`${product.url}/api/auth/sign-in/email`, {
    data: { email, password },
    headers: { origin: product.url },
  })
  if (!response.ok()) throw new Error(`the stranger cannot sign in: ${await response.text()}`)
}
