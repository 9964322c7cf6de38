import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The bundle of `server-process.ts`. */
    syncServer: string
    /** The bundle of `debounced-server.ts`, which loses what it has acknowledged. */
    debouncedServer: string
  }
}

const SHELF = resolve('node_modules/.cache/framsyn')

export type TestPrograms = { syncServer: string; debouncedServer: string; remove(): void }

/**
 * Threads and processes run JavaScript: bundles what tests start of these, once for the whole run and
 * for no other, which may be of another version.
 */
export async function bundleTestPrograms(): Promise<TestPrograms> {
  mkdirSync(SHELF, { recursive: true })
  const outdir = mkdtempSync(join(SHELF, 'test-workers-'))
  const remove = () => rmSync(outdir, { recursive: true, force: true })
  process.once('exit', remove)
  await build({
    entryPoints: {
      'projection.worker': 'server/rooms/snapshots/projection.worker.ts',
      'sync-server': 'server/rooms/testing/server-process.ts',
      'debounced-server': 'server/rooms/faults/testing/debounced-server.ts',
    },
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
  })
  process.env.FRAMSYN_WORKERS = outdir
  return {
    syncServer: join(outdir, 'sync-server.js'),
    debouncedServer: join(outdir, 'debounced-server.js'),
    remove,
  }
}

/** Returns what removes the bundles after the run. */
export async function setup(project: TestProject): Promise<() => void> {
  const { syncServer, debouncedServer, remove } = await bundleTestPrograms()
  project.provide('syncServer', syncServer)
  project.provide('debouncedServer', debouncedServer)
  return remove
}
