import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { run } from './run.mjs'

const CACHE = 'node_modules/.cache/framsyn'

/** Writes the Prisma client, which git does not hold. */
export async function generateClient() {
  await withLock(`${CACHE}/generate.lock`, client)
}

async function client() {
  await unlessFresh('prisma', ['prisma/schema', 'prisma.config.ts'], {
    output: 'prisma/generated/client.ts',
    readContents: true,
    args: ['node_modules/prisma/build/index.js', 'generate'],
    // The CLI asks only whether its native engine exists; it is not used for generating.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false' },
  })
}

/** Writes what the type checker needs and git does not hold: the Prisma client and Next's route types. */
export async function generate() {
  await withLock(`${CACHE}/generate.lock`, async () => {
    if (existsSync('prisma/schema')) await client()
    if (existsSync('app')) {
      await unlessFresh('routes', ['app', 'next.config.ts'], {
        output: '.next/types/routes.d.ts',
        readContents: false,
        args: ['node_modules/next/dist/bin/next', 'typegen'],
        env: { NEXT_TELEMETRY_DISABLED: '1' },
      })
    }
  })
}

async function unlessFresh(name, sources, { output, readContents, args, env }) {
  const stamp = `${CACHE}/${name}.stamp`
  const now = fingerprint([...sources, 'package-lock.json'], readContents)
  const then = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (existsSync(output) && now === then) return
  const { code, output: said } = await run(process.execPath, args, { env })
  if (code !== 0) throw new Error(`${args.slice(0, 2).join(' ')} failed:\n${said}`)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
}

function fingerprint(paths, readContents) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesAt).sort()) {
    hash.update(path)
    if (readContents || path === 'package-lock.json') hash.update(readFileSync(path))
  }
  return hash.digest('hex')
}

function filesAt(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}
