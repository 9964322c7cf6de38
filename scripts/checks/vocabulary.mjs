import { filesUnder, main } from './tree.mjs'

const FREE = new Set(['auth', 'sync', 'methods', 'export', 'i18n', 'platform'])
const ROLES = [
  'schema',
  'types',
  'constants',
  'rules',
  'doc',
  'ability',
  'loaders',
  'data',
  'actions',
  'mutations',
]
const ROLE_FILE = new RegExp(`^(?:${ROLES.join('|')})\\.ts$`)
const TEST_FILE = /^[a-z0-9-]+(?:\.integration)?\.test\.tsx?$/
const DRAWER = /(?:^|\/)(?:utils?|helpers?|misc|common|shared)(?:\/|\.[a-z]+$)/
const SOURCE = /\.(?:ts|tsx|mts|js|mjs|jsx)$/
const FOLDERS = ['app', 'components', 'lib', 'server', 'prisma', 'e2e', 'bench', 'scripts']

/** The closed list of file names in lib/<noun>/, and no drawers for odds and ends anywhere. */
export function check(root) {
  const inLib = filesUnder(root, 'lib', SOURCE).flatMap(misnamed)
  const drawers = FOLDERS.flatMap((folder) => filesUnder(root, folder, SOURCE))
    .filter((path) => DRAWER.test(path))
    .map((path) => `${path}: a drawer for odds and ends; name the file after what it does`)
  return [...inLib, ...drawers]
}

function misnamed(path) {
  const [, folder, ...rest] = path.split('/')
  if (rest.length === 0) return [`${path}: lib holds folders only, one a noun`]
  if (FREE.has(folder)) return []
  const name = rest.join('/')
  if (ROLE_FILE.test(name) || TEST_FILE.test(name) || name.startsWith('catalogue/')) return []
  return [`${path}: lib/<noun>/ holds ${ROLES.join(', ')}, catalogue/ and tests; nothing else`]
}

await main(import.meta.url, check)
