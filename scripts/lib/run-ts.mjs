import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Bundles one TypeScript entry and imports it; packages stay outside the bundle. */
export async function importTs(entry) {
  const { build } = await import('esbuild')
  const dir = join('node_modules', '.cache', 'framsyn')
  await mkdir(dir, { recursive: true })
  const outfile = join(dir, `${basename(entry, '.ts')}-${process.pid}.mjs`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { 'server-only': './node_modules/server-only/empty.js' },
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  })
  try {
    return await import(pathToFileURL(outfile).href)
  } finally {
    const { rm } = await import('node:fs/promises')
    await rm(outfile, { force: true })
  }
}
