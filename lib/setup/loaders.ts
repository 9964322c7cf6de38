import { isOpen } from './data'

/** Whether the setup form may be shown for this link. Used, expired and invented links look the same. */
export async function loadSetup(token: unknown): Promise<{ open: boolean }> {
  if (typeof token !== 'string' || token.length > 100) return { open: false }
  return { open: await isOpen(token, new Date()) }
}
