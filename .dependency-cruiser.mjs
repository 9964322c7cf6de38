// Who may import whom: docs/architecture.md, "Folders and who may import whom", row by row.
// Two rows need the whole graph and live in scripts/checks/graph.mjs: cycles between nouns, and what
// components must not reach.

const TEST = '\\.test\\.tsx?$'
const TESTING = '/testing(?:/[^/]+|[a-z-]*)\\.ts$'
const NOUN = '^lib/(?!(?:auth|sync|methods|export|i18n|platform)/)[^/]+/'
const noun = (...roles) => `${NOUN}(?:${roles.join('|')})\\.tsx?$`
const CATALOGUE = `${NOUN}catalogue/`
const METHODS = '^lib/methods/'
const PURE = [noun('rules', 'schema'), METHODS]
const PURE_DATA = [noun('constants'), CATALOGUE]
const PRODUCT = '^(?:app|components|lib|server|prisma)/'
const OURS = '^(?:app|components|lib|server|prisma|e2e|bench|scripts)/'
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core']

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    forbid(
      'app-imports',
      'app routes: components; lib loaders, actions, schema, types, ability, i18n and the gate in auth',
      { path: '^app/', pathNot: TEST },
      {
        path: '^(?:lib|server|prisma|e2e|bench|scripts)/',
        pathNot: [
          noun('loaders', 'actions', 'schema', 'types', 'ability'),
          '^lib/i18n/',
          '^lib/auth/',
          '^lib/export/loaders\\.ts$',
        ],
      },
    ),
    forbid(
      'components-imports',
      'components draw: lib schema, rules, doc, types, constants, catalogue, methods, sync, i18n, actions',
      { path: '^components/', pathNot: TEST },
      {
        path: '^(?:app|lib|server|prisma|e2e|bench|scripts)/',
        pathNot: [
          noun('schema', 'rules', 'doc', 'types', 'constants', 'actions'),
          CATALOGUE,
          '^lib/(?:methods|sync|i18n)/',
        ],
      },
    ),
    forbid(
      'ui-primitives',
      'components/ui could ship in another product: it knows none of ours',
      { path: '^components/ui/', pathNot: TEST },
      { path: OURS, pathNot: '^components/ui/' },
    ),
    forbid(
      'server-imports',
      'the server has no request at hand: no loaders, no actions, nothing of the interface',
      { path: '^server/', pathNot: [TEST, TESTING] },
      {
        path: ['^(?:app|components|e2e|bench|scripts)/', noun('loaders', 'actions')],
      },
    ),
    forbid(
      'main-is-the-root',
      'server/main.ts wires the parts; nothing imports it',
      {},
      { path: '^server/main\\.ts$' },
    ),
    forbid(
      'lib-imports',
      'lib is below app, components and server',
      { path: '^lib/', pathNot: TEST },
      {
        path: '^(?:app|components|server|prisma|e2e|bench|scripts)/',
        pathNot: '^prisma/generated/',
      },
    ),
    forbid(
      'noun-imports',
      'a noun knows other nouns, platform, auth, methods, sync and i18n; export reads nouns, not the reverse',
      { path: NOUN, pathNot: TEST },
      { path: '^lib/export/' },
    ),
    forbid(
      'pure-imports',
      'rules, schemas and methods: only types, constants, catalogue, schemas and other rules',
      { path: PURE, pathNot: TEST },
      {
        path: OURS,
        pathNot: [noun('rules', 'schema', 'types', 'constants'), CATALOGUE, METHODS],
      },
    ),
    forbid(
      'pure-packages',
      'rules, schemas and methods: no package but zod, and nothing of Node',
      { path: PURE, pathNot: TEST },
      { dependencyTypes: NPM, pathNot: '^node_modules/zod/' },
    ),
    forbid(
      'pure-data',
      'constants and catalogues are data',
      { path: PURE_DATA, pathNot: TEST },
      {
        path: [OURS, '^node_modules/', '^(?:node:)?[a-z_/]+$'],
        pathNot: [noun('schema', 'types', 'constants'), CATALOGUE, '^node_modules/zod/'],
      },
    ),
    forbid(
      'platform-imports',
      'lib/platform knows nothing else of ours',
      { path: '^lib/platform/', pathNot: TEST },
      { path: OURS, pathNot: ['^lib/platform/', '^prisma/generated/'] },
    ),
    forbid(
      'prisma-client',
      'the Prisma client: only data, mutations, platform/db, auth, server/jobs and prisma/seed',
      {
        path: OURS,
        pathNot: [
          TEST,
          noun('data', 'mutations'),
          '^lib/platform/db(?:\\.ts$|/)',
          '^lib/auth/',
          '^server/jobs/',
          '^prisma/(?:seed|generated)/',
        ],
      },
      { path: ['^prisma/generated/', '^node_modules/@prisma/client/', '^node_modules/\\.prisma/'] },
    ),
    forbid(
      'pg-package',
      'pg: only platform/db and server/persistence; embedded, prisma and tests open single connections',
      {
        path: OURS,
        pathNot: [
          TEST,
          TESTING,
          '^lib/platform/db(?:\\.ts$|/)',
          '^server/(?:persistence/|embedded/|database\\.ts$)',
          '^(?:prisma|e2e|bench)/',
        ],
      },
      { path: ['^node_modules/(?:@types/)?pg/', '^node_modules/@prisma/adapter-pg/'] },
    ),
    forbid(
      'minting',
      'a scope on nobody’s behalf is for setup, the seed and tests; requests take theirs from the gate',
      {
        path: OURS,
        pathNot: [TEST, '^lib/setup/mutations\\.ts$', '^prisma/(?:seed/|testing\\.ts$)'],
      },
      { path: '^lib/auth/mint\\.ts$' },
    ),
    forbid(
      'no-cycles',
      'no module needs itself',
      { path: OURS, pathNot: '^prisma/generated/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'tests-stay-out',
      'nothing imports a test, a bench, a script or the test database',
      { path: PRODUCT, pathNot: [TEST, TESTING] },
      { path: [TEST, '^(?:e2e|bench|scripts)/', TESTING] },
    ),
    forbid(
      'no-dev-packages',
      'the product runs without development dependencies',
      { path: PRODUCT, pathNot: [TEST, TESTING] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
    ),
    forbid('resolvable', 'every import leads somewhere', { path: OURS }, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/generated/', '^\\.next/'] },
    exclude: { path: ['\\.css$', '\\.json$'] },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.jsx', '.d.ts', '.json'],
    },
  },
}
