import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'

/** Programs that tests start in processes of their own, and the bundles of them. */
const PROGRAMS = {
  syncServer: 'server/rooms/testing/server-process.ts',
  /** Loses what it has acknowledged. */
  debouncedServer: 'server/rooms/faults/testing/debounced-server.ts',
  /** Says what it holds. */
  soakServer: 'server/rooms/faults/testing/soak-server.ts',
  /** Forgets nobody. */
  leakingServer: 'server/rooms/faults/testing/leaking-server.ts',
} as const

type Programs = Record<keyof typeof PROGRAMS, string>

declare module 'vitest' {
  interface ProvidedContext extends Programs {}
}

const SHELF = resolve('node_modules/.cache/framsyn')

/**
 * Threads and processes run JavaScript: bundles what tests start of these, once for the whole run and
 * for no other, which may be of another version.
 */
export async function bundleTestPrograms(): Promise<Programs & { remove(): void }> {
  mkdirSync(SHELF, { recursive: true })
  const outdir = mkdtempSync(join(SHELF, 'test-workers-'))
  const remove = () => rmSync(outdir, { recursive: true, force: true })
  process.once('exit', remove)
  await build({
    entryPoints: {
      'projection.worker': 'server/rooms/snapshots/projection.worker.ts',
      'pdf.worker': 'server/pdf/pdf.worker.ts',
      ...PROGRAMS,
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
  const at = (name: keyof Programs) => join(outdir, `${name}.js`)
  return {
    syncServer: at('syncServer'),
    debouncedServer: at('debouncedServer'),
    soakServer: at('soakServer'),
    leakingServer: at('leakingServer'),
    remove,
  }
}

/** Returns what removes the bundles after the run. */
export async function setup(project: TestProject): Promise<() => void> {
  const { remove, ...programs } = await bundleTestPrograms()
  project.provide('syncServer', programs.syncServer)
  project.provide('debouncedServer', programs.debouncedServer)
  project.provide('soakServer', programs.soakServer)
  project.provide('leakingServer', programs.leakingServer)
  return remove
}
