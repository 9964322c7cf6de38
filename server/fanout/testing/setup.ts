import type { TestProject } from 'vitest/node'
import { findValkey } from './valkey-server'

declare module 'vitest' {
  interface ProvidedContext {
    /** A program that speaks the protocol; empty when there is none and none could be installed. */
    valkey: string
  }
}

export function setup(project: TestProject): void {
  const program = findValkey()
  if (!program) {
    process.stderr.write(
      'There is no valkey-server and no redis-server here: tests that need one are skipped.\n',
    )
  }
  project.provide('valkey', program ?? '')
}
