import { env } from '@/lib/platform/env'
import { DEMO_PASSWORD, PERSONAS } from './personas'

export type Demo = { personas: typeof PERSONAS; password: string }

/** The accounts that anybody may use here, or `null` where there is no demo. */
export function demo(): Demo | null {
  return env().demo ? { personas: PERSONAS, password: DEMO_PASSWORD } : null
}

/** A demo that others than its owner can reach says so on every page. */
export function announcesDemo(): boolean {
  return env().demo && env().mode === 'deployed'
}
