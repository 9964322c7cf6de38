import type { APIRequestContext } from '@playwright/test'

export type Persona = 'facilitator' | 'firm' | 'research' | 'agency' | 'observer'

const PASSWORD = 'framsyn-demo'

/** Signs in through the standard route; the browser context that `request` belongs to keeps the cookie. */
export async function signIn(
  request: APIRequestContext,
  { persona, origin }: { persona: Persona; origin: string },
): Promise<void> {
  const response = await request.post(`${origin}/api/auth/sign-in/email`, {
    data: { email: `${persona}@demo.framsyn.test`, password: PASSWORD },
    headers: { origin },
  })
  if (!response.ok()) {
    throw new Error(`${persona} cannot sign in: ${response.status()} ${await response.text()}`)
  }
}
