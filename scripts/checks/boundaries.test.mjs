import { beforeAll, describe, expect, test } from 'vitest'
import configuration from '../../.dependency-cruiser.mjs'
import { findingsIn } from './fixture.mjs'

/** Every edge here is allowed. */
const clean = {
  'app/page.tsx': `import '@/components/boards/canvas'\nimport '@/lib/boards/loaders'\nimport '@/lib/i18n/request'\nimport '@/lib/auth/gate'\n`,
  'components/ui/button.tsx': 'export const Button = 1\n',
  'components/boards/canvas.tsx': `import '../ui/button'\nimport '@/lib/boards/rules'\nimport '@/lib/boards/doc'\nimport '@/lib/boards/actions'\nimport '@/lib/lenses/catalogue/diamond'\nimport '@/lib/methods/delphi'\nimport '@/lib/sync/rooms'\n`,
  'lib/boards/types.ts': 'export type Board = { id: string }\n',
  'lib/boards/constants.ts': 'export const LIMIT = 1\n',
  'lib/boards/schema.ts': `import 'zod'\nimport './constants'\n`,
  'lib/boards/rules.ts': `import './schema'\nimport type { Board } from './types'\nimport '../cards/rules'\nexport type Kept = Board\n`,
  'lib/boards/doc.ts': `import '../sync/rooms'\n`,
  'lib/boards/data.ts': `import '@/prisma/generated/client'\nimport '../platform/db'\n`,
  'lib/boards/loaders.ts': `import '../auth/gate'\nimport './data'\n`,
  'lib/boards/actions.ts': `// why\n'use server'\nimport './data'\nimport '../auth/gate'\n`,
  'lib/boards/rules.test.ts': `import 'vitest'\nimport 'pg'\nimport './rules'\n`,
  'lib/cards/rules.ts': `import type { Board } from '../boards/types'\nexport type Card = Board\n`,
  'lib/lenses/catalogue/diamond.ts': `import '../../cards/constants'\n`,
  'lib/cards/constants.ts': 'export const TYPES = []\n',
  'lib/methods/delphi.ts': `import 'zod'\nimport '../cards/rules'\n`,
  'lib/auth/gate.ts': `import '../boards/data'\n`,
  'lib/auth/mint.ts': 'export const scopeOf = 1\n',
  'lib/setup/mutations.ts': `import '../auth/mint'\n`,
  'lib/i18n/request.ts': 'export const locale = 1\n',
  'lib/sync/rooms.ts': 'export const rooms = 1\n',
  'lib/platform/db.ts': `import 'pg'\nimport '@/prisma/generated/client'\nimport './env'\n`,
  'lib/platform/env.ts': `import 'node:process'\n`,
  'prisma/generated/client.ts': `import '@prisma/client'\n`,
  'prisma/seed/index.ts': `import '../../lib/boards/mutations'\n`,
  'lib/boards/mutations.ts': `import './data'\n`,
  'server/main.ts': `import './persistence/log'\nimport './jobs/runner'\n`,
  'server/persistence/log.ts': `import 'pg'\n`,
  'server/jobs/runner.ts': `import '@/lib/boards/data'\nimport '@/prisma/generated/client'\n`,
}

/** Rule → [path, text, what the finding must name; empty for a file that another plant needs]. */
const planted = {
  'app-imports': [
    ['app/a/page.tsx', `import '@/lib/boards/data'\n`, 'app/a/page.tsx → lib/boards/data.ts'],
    ['app/b/page.tsx', `import '@/lib/platform/env'\n`, 'app/b/page.tsx → lib/platform/env.ts'],
    [
      'app/c/page.tsx',
      `import '@/server/persistence/log'\n`,
      'app/c/page.tsx → server/persistence/log.ts',
    ],
    [
      'app/d/page.tsx',
      `import '@/lib/boards/mutations'\n`,
      'app/d/page.tsx → lib/boards/mutations.ts',
    ],
  ],
  'components-imports': [
    [
      'components/a/a.tsx',
      `import '@/lib/boards/loaders'\n`,
      'components/a/a.tsx → lib/boards/loaders.ts',
    ],
    ['components/a/b.tsx', `import '@/app/page'\n`, 'components/a/b.tsx → app/page.tsx'],
    [
      'components/a/c.tsx',
      `import type { X } from '@/lib/boards/data'\nexport type Y = X\n`,
      'components/a/c.tsx → lib/boards/data.ts',
    ],
  ],
  'ui-primitives': [
    [
      'components/ui/c.tsx',
      `import '@/lib/boards/types'\n`,
      'components/ui/c.tsx → lib/boards/types.ts',
    ],
    [
      'components/ui/d.tsx',
      `import '../boards/canvas'\n`,
      'components/ui/d.tsx → components/boards/canvas.tsx',
    ],
  ],
  'server-imports': [
    ['server/a/a.ts', `import '@/lib/boards/loaders'\n`, 'server/a/a.ts → lib/boards/loaders.ts'],
    ['server/a/b.ts', `import '@/lib/boards/actions'\n`, 'server/a/b.ts → lib/boards/actions.ts'],
    [
      'server/a/c.ts',
      `import '@/components/ui/button'\n`,
      'server/a/c.ts → components/ui/button.tsx',
    ],
  ],
  'main-is-the-root': [['server/a/d.ts', `import '../main'\n`, 'server/a/d.ts → server/main.ts']],
  'lib-imports': [
    [
      'lib/export/a.ts',
      `import '@/server/persistence/log'\n`,
      'lib/export/a.ts → server/persistence/log.ts',
    ],
    ['lib/export/b.ts', `import '@/app/page'\n`, 'lib/export/b.ts → app/page.tsx'],
    [
      'lib/sync/c.ts',
      `import '@/components/ui/button'\n`,
      'lib/sync/c.ts → components/ui/button.tsx',
    ],
  ],
  'noun-imports': [
    ['lib/rounds/loaders.ts', `import '../export/a'\n`, 'lib/rounds/loaders.ts → lib/export/a.ts'],
  ],
  'pure-imports': [
    ['lib/rounds/rules.ts', `import '../boards/doc'\n`, 'lib/rounds/rules.ts → lib/boards/doc.ts'],
    [
      'lib/rounds/schema.ts',
      `import '../platform/env'\n`,
      'lib/rounds/schema.ts → lib/platform/env.ts',
    ],
    ['lib/methods/a.ts', `import '../boards/data'\n`, 'lib/methods/a.ts → lib/boards/data.ts'],
  ],
  'pure-packages': [
    ['lib/methods/b.ts', `import 'node:crypto'\n`, 'lib/methods/b.ts → crypto'],
    ['lib/sessions/rules.ts', `import 'yjs'\n`, 'lib/sessions/rules.ts → node_modules/yjs'],
  ],
  'pure-data': [
    [
      'lib/rounds/constants.ts',
      `import '../boards/doc'\n`,
      'lib/rounds/constants.ts → lib/boards/doc.ts',
    ],
    ['lib/lenses/catalogue/a.ts', `import 'node:fs'\n`, 'lib/lenses/catalogue/a.ts → fs'],
  ],
  'platform-imports': [
    ['lib/platform/a.ts', `import '../boards/types'\n`, 'lib/platform/a.ts → lib/boards/types.ts'],
  ],
  'prisma-client': [
    [
      'lib/rounds/ability.ts',
      `import '@/prisma/generated/client'\n`,
      'lib/rounds/ability.ts → prisma/generated/client.ts',
    ],
    ['server/a/e.ts', `import '@prisma/client'\n`, 'server/a/e.ts → node_modules/@prisma/client'],
  ],
  'pg-package': [
    ['server/a/f.ts', `import 'pg'\n`, 'server/a/f.ts → node_modules/pg'],
    [
      'lib/rounds/data.ts',
      `import type { made } from 'pg'\nexport type X = typeof made\n`,
      'lib/rounds/data.ts → node_modules/pg',
    ],
  ],
  minting: [
    [
      'lib/rounds/mutations.ts',
      `import '../auth/mint'\n`,
      'lib/rounds/mutations.ts → lib/auth/mint.ts',
    ],
    ['server/a/k.ts', `import '@/lib/auth/mint'\n`, 'server/a/k.ts → lib/auth/mint.ts'],
  ],
  'no-cycles': [
    ['server/b/a.ts', `import './b'\n`, 'server/b/a.ts → server/b/b.ts'],
    ['server/b/b.ts', `import './a'\n`, 'server/b/b.ts → server/b/a.ts'],
  ],
  'tests-stay-out': [
    [
      'server/a/g.ts',
      `import '@/lib/boards/rules.test'\n`,
      'server/a/g.ts → lib/boards/rules.test.ts',
    ],
    ['lib/auth/testing.ts', 'export const PASSWORD = 1\n', ''],
    ['server/a/l.ts', `import '@/lib/auth/testing'\n`, 'server/a/l.ts → lib/auth/testing.ts'],
    ['bench/start.ts', 'export const figure = 1\n', ''],
    ['prisma/h.ts', `import '@/bench/start'\n`, 'prisma/h.ts → bench/start.ts'],
  ],
  'no-dev-packages': [
    ['server/a/i.ts', `import 'vitest'\n`, 'server/a/i.ts → node_modules/vitest'],
  ],
  resolvable: [['server/a/j.ts', `import './gone'\n`, 'server/a/j.ts → ./gone']],
  'noun-cycles': [
    ['lib/tracks/data.ts', `import '../signposts/data'\n`, 'tracks → signposts'],
    ['lib/signposts/data.ts', `import '../scenarios/data'\n`, 'signposts → scenarios'],
    [
      'lib/scenarios/data.ts',
      `import '../tracks/types'\nimport '../tracks/constants'\n`,
      'scenarios → tracks',
    ],
    ['lib/tracks/types.ts', 'export type Track = string\n', ''],
    ['lib/tracks/constants.ts', 'export const TRACKS = []\n', ''],
  ],
  'components-reach': [
    [
      'components/d/a.tsx',
      `import '@/lib/relations/doc'\n`,
      'components/d/a.tsx → lib/relations/doc.ts → lib/relations/ability.ts → lib/platform/db.ts',
    ],
    ['lib/relations/doc.ts', `import './ability'\n`, ''],
    ['lib/relations/ability.ts', `import '../platform/db'\n`, ''],
    [
      'components/d/b.tsx',
      `import '@/lib/sync/node-only'\n`,
      'components/d/b.tsx → lib/sync/node-only.ts → fs',
    ],
    ['lib/sync/node-only.ts', `import 'node:fs'\n`, ''],
  ],
}

describe('boundaries', () => {
  const plants = Object.values(planted).flat()
  let findings = []

  beforeAll(() => {
    findings = findingsIn('boundaries', {
      ...clean,
      ...Object.fromEntries(plants.map(([path, text]) => [path, text])),
    })
  }, 60_000)

  test('find nothing in a tree that keeps the rules', () => {
    expect(findingsIn('boundaries', clean)).toEqual([])
  })

  test('every rule has a planted violation', () => {
    const rules = configuration.forbidden.map((rule) => rule.name)
    expect(Object.keys(planted)).toEqual(expect.arrayContaining(rules))
  })

  test.each(
    Object.entries(planted).flatMap(([rule, list]) =>
      list.filter(([, , finding]) => finding).map(([, , finding]) => [rule, finding]),
    ),
  )('%s names %s', (rule, finding) => {
    const named = findings.filter((line) => line.startsWith(`${rule}: `))
    expect(named.join('\n')).toContain(finding)
  })

  test('name no more than was planted', () => {
    const expected = Object.entries(planted).flatMap(([rule, list]) =>
      list.map(([, , finding]) => ({ rule, finding })),
    )
    const surplus = findings.filter((line) => {
      // A component that may not import data reaches it, too.
      if (line.startsWith('components-reach: components/a/')) return false
      return !expected.some(
        ({ rule, finding }) => finding && line.startsWith(`${rule}: `) && line.includes(finding),
      )
    })
    expect(surplus).toEqual([])
  })
})
