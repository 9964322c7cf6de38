import { resolve } from 'node:path'
import { build } from 'esbuild'

const OUT = resolve('node_modules/.cache/framsyn/test-workers')

/** Threads run JavaScript: bundles the document worker as the build does, for the whole test run. */
export async function setup(): Promise<void> {
  await build({
    entryPoints: { 'projection.worker': 'server/rooms/projection.worker.ts' },
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
}
