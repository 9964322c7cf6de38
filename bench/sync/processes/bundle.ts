import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { build } from 'esbuild'

const HERE = 'bench/sync'
const WORKER = 'server/rooms/snapshots/projection.worker.ts'

export type Bundle = {
  /** The file that runs `NAME.process.ts`. */
  entry(name: string): string
  /** Where the document worker lies. */
  folder: string
  remove(): Promise<void>
}

/** Bundles what runs in a process of its own, as the build bundles the product. */
export async function bundleProcesses(): Promise<Bundle> {
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.process.ts'))
    .map((file) => join(HERE, file))
  const folder = resolve('node_modules/.cache/framsyn', `bench-sync-${process.pid}`)
  await build({
    entryPoints: Object.fromEntries(
      [...files, WORKER].map((file) => [basename(file, '.ts'), file]),
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { 'server-only': './node_modules/server-only/empty.js' },
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  })
  return {
    folder,
    entry: (name) => join(folder, `${name}.process.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
