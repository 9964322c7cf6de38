import type { Env } from '@/lib/platform/env'

const PERSONAS = ['facilitator', 'firm', 'research', 'agency', 'observer'] as const

const DEMO_PASSWORD = 'framsyn-demo'

function signIns(): string[] {
  const [first, ...rest] = PERSONAS.map((name) => `${name}@demo.framsyn.test`)
  return [
    '',
    `  Sign in as ${first} with the password ${DEMO_PASSWORD}`,
    ...rest.map((address) => `          or ${address}`),
    '',
    '  Ctrl-C stops everything.',
  ]
}

/** Tells whoever started Framsyn where it is and how to get in. */
export async function greet(settings: Env): Promise<void> {
  const lines = [`ready on ${settings.publicUrl}`, ...(settings.demo ? signIns() : [])]
  process.stdout.write(`${lines.join('\n')}\n`)
}
