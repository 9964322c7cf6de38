import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const SKIPPED = new Set(['node_modules', 'generated', 'dist', 'shots', 'test-results'])

/** Paths below `folder`, relative to `root`, with forward slashes; built and hidden folders left out. */
export function filesUnder(root, folder, matches = /./) {
  let entries
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true })
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return []
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesUnder(root, path, matches)
    return matches.test(path) ? [path] : []
  })
}

export function read(root, path) {
  return readFileSync(join(root, path), 'utf8')
}

/** Runs a checker as a program: one finding a line, exit code 1 when there are any. */
export async function main(moduleUrl, check) {
  if (moduleUrl !== pathToFileURL(process.argv[1] ?? '').href) return
  const findings = await check(process.cwd())
  for (const finding of findings) console.log(finding)
  process.exitCode = findings.length > 0 ? 1 : 0
}
