import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The bundle of `server-process.ts`. */
    syncServer: string
  }
}

const OUT = resolve('node_modules/.cache/framsyn/test-workers')

/** Threads and processes run JavaScript: bundles what tests start of these, once for the whole run. */
export async function setup(project: TestProject): Promise<void> {
  // Another checkout's bundles may be the same file on disk: a copy of node_modules made of links.
  await rm(OUT, { recursive: true, force: true })
  await build({
    entryPoints: {
      'projection.worker': 'server/rooms/snapshots/projection.worker.ts',
      'sync-server': 'server/rooms/testing/server-process.ts',
    },
    outdir: OUT,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
  })
  process.env.FRAMSYN_WORKERS = OUT
  project.provide('syncServer', resolve(OUT, 'sync-server.js'))
}
