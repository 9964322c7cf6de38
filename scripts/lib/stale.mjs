import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything that the build reads. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'server',
  'prisma',
  'public',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'prisma.config.ts',
  'scripts/lib/build.mjs',
  'tsconfig.json',
]

const SKIPPED = /(^|\/)(generated|node_modules)(\/|$)|\.test\.tsx?$|\.md$/

function filesBelow(path) {
  if (!existsSync(path)) return []
  try {
    return readdirSync(path, { withFileTypes: true })
      .map((entry) => join(path, entry.name))
      .filter((child) => !SKIPPED.test(child))
      .flatMap(filesBelow)
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of files.sort()) {
    const content = readFileSync(file)
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

export const sourceHash = () => digest(SOURCES.flatMap(filesBelow))

/** What the last finished run was made from, or nothing. */
export function stampAt(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
