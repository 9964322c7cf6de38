import { inject } from 'vitest'
import { launchValkey, type TestValkey } from './valkey-server'

export type { TestValkey } from './valkey-server'

/** Whether this run has one; without, tests that need one are skipped. */
export const hasValkey = (): boolean => inject('valkey') !== ''

export const startValkey = (): Promise<TestValkey> => launchValkey(inject('valkey'))
