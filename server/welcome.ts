import { DEMO_PASSWORD, PERSONAS } from '@/lib/auth/personas'
import type { Env } from '@/lib/platform/env'

function signIns(): string[] {
  return [
    `  Sign in with the password ${DEMO_PASSWORD} as`,
    ...PERSONAS.map(({ email, name, party }) => `    ${email.padEnd(32)} ${name}, ${party}`),
  ]
}

function setUp(link: string): string[] {
  return [
    '  Nobody has an account yet. Open this once, within 24 hours, to set Framsyn up:',
    `    ${link}`,
  ]
}

/** Tells whoever started Framsyn where it is and how to get in. */
export function welcome(settings: Env, setupLink: string | null): string {
  const lines = [
    `ready on ${settings.publicUrl}`,
    ...(settings.demo ? ['', ...signIns()] : []),
    ...(setupLink ? ['', ...setUp(setupLink)] : []),
    ...(settings.mode === 'local' ? ['', '  Ctrl-C stops everything.'] : []),
  ]
  return `${lines.join('\n')}\n`
}
