import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { CHECKS } from './all.mjs'

const repository = resolve(import.meta.dirname, '../..')
const CONFIGURATION = {
  boundaries: ['.dependency-cruiser.mjs'],
  'dead-code': ['knip.json'],
  style: ['biome.json', '.gitignore'],
}

/**
 * Runs one checker, as configured for this repository, over a repository made of `tree` (path → text)
 * and returns the lines of its report; none when it is content.
 */
export function findingsIn(checker, tree) {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'framsyn-check-'))
  try {
    for (const name of CONFIGURATION[checker] ?? [])
      copyFileSync(join(repository, name), join(root, name))
    for (const [path, text] of Object.entries({ ...ground, ...tree })) {
      mkdirSync(join(root, dirname(path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return run(checker, root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function run(checker, root) {
  const check = CHECKS.find(({ name }) => name === checker)
  if (!check) throw new Error(`no checker is called ${checker}`)
  const [program = '', ...args] = check.args
  const env = { ...process.env, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, program), ...args],
    { cwd: root, env, encoding: 'utf8' },
  )
  const said = `${stdout}${stderr}`.split('\n').filter((line) => line.trim())
  if (status === 0) return []
  if (said.length === 0) throw new Error(`${checker} ended with ${status} and said nothing`)
  return said
}

const ground = {
  'package.json': JSON.stringify({
    name: 'planted',
    type: 'module',
    dependencies: { pg: '1.0.0', zod: '1.0.0', yjs: '1.0.0', '@prisma/client': '1.0.0' },
    devDependencies: { vitest: '1.0.0', '@types/node': '1.0.0' },
  }),
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      target: 'ES2023',
      lib: ['ES2023', 'DOM'],
      module: 'ESNext',
      moduleResolution: 'bundler',
      jsx: 'preserve',
      strict: true,
      incremental: true,
      noEmit: true,
      noUncheckedIndexedAccess: true,
      types: [],
      paths: { '@/*': ['./*'] },
    },
    include: ['**/*.ts', '**/*.tsx'],
    exclude: ['node_modules'],
  }),
  ...Object.fromEntries(
    ['pg', 'zod', 'yjs', '@prisma/client', 'vitest'].flatMap((name) => [
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      ],
      [`node_modules/${name}/index.js`, 'export const made = 1\n'],
      [`node_modules/${name}/index.d.ts`, 'export const made: number\n'],
    ]),
  ),
}
