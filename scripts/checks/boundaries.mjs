import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { cruise, getAvailableTranspilers } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { graphFindings } from './graph.mjs'
import { filesUnder, main } from './tree.mjs'

const FOLDERS = ['app', 'components', 'lib', 'server', 'prisma', 'e2e', 'bench']

/** Who may import whom, over the whole repository. `root` must be the working directory. */
export async function check(root) {
  const { default: config } = await import(pathToFileURL(join(root, '.dependency-cruiser.mjs')))
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)))
  const { output } = await cruise(
    folders,
    { ...config.options, validate: true, ruleSet: { forbidden: config.forbidden } },
    {
      ...config.options.enhancedResolveOptions,
      exportsFields: config.options.enhancedResolveOptions.exportsFields,
    },
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  )
  return [
    ...blindSpots(root, folders, output.modules),
    ...output.summary.violations.map(describe),
    ...graphFindings(root, output.modules),
  ].sort()
}

/** Under a TypeScript that it does not support the cruiser sees no files and finds no fault. */
function blindSpots(root, folders, modules) {
  const typescript = getAvailableTranspilers().find(({ name }) => name === 'typescript')
  if (!typescript?.available)
    return [`blind: dependency-cruiser needs typescript ${typescript?.version}`]
  const seen = new Set(modules.map(({ source }) => source))
  return folders
    .flatMap((folder) => filesUnder(root, folder, /\.(?:ts|tsx|mjs)$/))
    .filter((path) => !seen.has(path))
    .map((path) => `blind: ${path} was not looked at`)
}

function describe({ rule, from, to, cycle }) {
  const way = cycle?.length ? cycle.map((step) => step.name).join(' → ') : to
  return `${rule.name}: ${from} → ${way}`
}

await main(import.meta.url, check)
