import { describe, expect, test } from 'vitest'
import { findingsIn } from './fixture.mjs'

const page = (body) =>
  `import { useTranslations } from 'next-intl'\n\nexport default function Page() {\n  const t = useTranslations('home')\n  return ${body}\n}\n`

const titled = (...titles) => titles.map((title) => `test('${title}', () => {})\n`).join('')
const rules = (from, to) =>
  titled(...Array.from({ length: to - from + 1 }, (_, at) => `SYNC-${from + at} holds`))

const en = (texts) => ({ 'lib/i18n/messages/en/home.json': JSON.stringify(texts) })
const nb = (texts) => ({ 'lib/i18n/messages/nb/home.json': JSON.stringify(texts) })

/** Checker → a tree that keeps its rules, what is planted in it, and what the report must name. */
const cases = {
  types: {
    clean: { 'lib/boards/rules.ts': 'export const limit: number = 1\n' },
    planted: {
      'lib/boards/rules.ts': `export const limit: number = 'one'\n`,
      'lib/boards/data.ts': 'export const first = ([] as string[])[0].length\n',
    },
    named: [/lib\/boards\/rules\.ts\(1,14\).*TS2322/, /lib\/boards\/data\.ts\(1,.*TS2532/],
  },
  style: {
    clean: {
      'package.json': '{}\n',
      'tsconfig.json': '{}\n',
      'lib/boards/rules.ts': `export const name = 'board'\n`,
    },
    planted: {
      'lib/boards/rules.ts': `export const name = "board";\n`,
      'lib/boards/data.ts': 'export const anything: any = 1\n',
      'server/main.ts': `console.log('here')\n`,
    },
    named: [
      /lib\/boards\/rules\.ts format/,
      /lib\/boards\/data\.ts.*noExplicitAny/,
      /server\/main\.ts.*noConsole/,
    ],
  },
  'dead-code': {
    clean: {
      'server/main.ts': `import { made } from 'zod'\nimport { limit } from '../lib/boards/rules'\n\nexport const sum = made + limit\n`,
      'lib/boards/rules.ts': 'export const limit = 1\n',
      'package.json': JSON.stringify({
        name: 'planted',
        type: 'module',
        dependencies: { zod: '1.0.0' },
      }),
    },
    planted: {
      'lib/boards/rules.ts': 'export const limit = 1\nexport const unheard = 2\n',
      'lib/cards/rules.ts': 'export const lost = 1\n',
      'lib/cards/types.ts': 'export type Lost = 1\n',
      'package.json': JSON.stringify({
        name: 'planted',
        type: 'module',
        dependencies: { zod: '1.0.0', pg: '1.0.0' },
      }),
    },
    named: [
      /unheard\s.*lib\/boards\/rules\.ts/,
      'lib/cards/rules.ts',
      'lib/cards/types.ts',
      /pg\s/,
    ],
  },
  vocabulary: {
    clean: {
      'lib/boards/rules.ts': '',
      'lib/boards/rules.test.ts': '',
      'lib/boards/data.integration.test.ts': '',
      'lib/lenses/catalogue/diamond.ts': '',
      'lib/sync/rooms.ts': '',
      'components/boards/canvas.tsx': '',
    },
    planted: {
      'lib/boards/service.ts': '',
      'lib/boards/rules/open.ts': '',
      'lib/format.ts': '',
      'components/boards/utils.ts': '',
      'server/helpers/time.ts': '',
    },
    named: [
      'lib/boards/service.ts: ',
      'lib/boards/rules/open.ts: ',
      'lib/format.ts: ',
      'components/boards/utils.ts: ',
      'server/helpers/time.ts: ',
    ],
  },
  citations: {
    clean: {
      'lib/sync/rooms.test.ts': rules(1, 10),
      'server/rooms/access.integration.test.ts': `describe('SYNC-11 and SYNC-12', () => {\n${rules(13, 20)}})\n`,
      'e2e/walls.spec.ts': `test.describe.serial('SYNC-21', () => {})\n${rules(22, 27)}`,
    },
    planted: {
      'lib/sync/rooms.test.ts': `${rules(1, 8)}// test('SYNC-9 holds')\ntest.skip('SYNC-10 holds', () => {})\n`,
      'e2e/walls.spec.ts': rules(22, 28),
      'server/rooms/rooms.ts': rules(21, 21),
    },
    named: [
      'SYNC-9: no test',
      'SYNC-10: no test',
      'SYNC-21: no test',
      'e2e/walls.spec.ts: cites SYNC-28',
    ],
  },
  usage: {
    clean: {
      'lib/auth/gate.ts': 'export const mint = (found: unknown) => found as AuthorizedCluster\n',
      'lib/platform/db.ts': `import { Pool } from 'pg'\nexport const pool = new Pool()\n`,
      'lib/boards/data.ts': 'export const read = (scope: AuthorizedCluster) => scope as object\n',
      'lib/boards/rules.ts':
        'export const isDue = (now: Date) => now > new Date(0) && Math.max(1, 2) > 1\nexport const name = { process: 1 }.process\n',
      'lib/methods/draw.ts': 'export const draw = (random: () => number) => random()\n',
      'lib/boards/mutations.ts': 'export const at = () => Date.now()\n',
    },
    planted: {
      'lib/boards/data.ts': 'export const read = (found: unknown) => found as AuthorizedBoard\n',
      'server/rooms/join.ts': `import type { ClusterScope as Scope } from '@/lib/platform/scope'\nexport const join = (x: unknown) => x as unknown as Scope\n`,
      'lib/cards/data.ts': 'export const is = (x: object): x is AuthorizedCluster => true\n',
      'lib/cards/mutations.ts':
        'export const all = (x: unknown) => x as Promise<AuthorizedCluster>\n',
      'server/rooms/pool.ts': `import pg from 'pg'\nexport const pool = new pg.Pool()\n`,
      'lib/boards/rules.ts': 'export const now = () => new Date()\n',
      'lib/cards/rules.ts': 'export const now = () => Date.now()\n',
      'lib/cards/schema.ts': 'export const id = () => crypto.randomUUID()\n',
      'lib/methods/draw.ts': 'export const draw = () => Math.random()\n',
      'lib/methods/where.ts': 'export const where = () => process.env.HOME\n',
    },
    named: [
      /lib\/boards\/data\.ts:1: .*AuthorizedBoard/,
      /server\/rooms\/join\.ts:2: .*Scope/,
      /lib\/cards\/data\.ts:1: .*AuthorizedCluster/,
      /lib\/cards\/mutations\.ts:1: .*AuthorizedCluster/,
      'server/rooms/pool.ts:2: pools',
      'lib/boards/rules.ts:1: a pure file takes the time',
      'lib/cards/rules.ts:1: a pure file takes the time',
      'lib/cards/schema.ts:1: a pure file knows no crypto',
      'lib/methods/draw.ts:1: a pure file takes chance',
      'lib/methods/where.ts:1: a pure file knows no process',
    ],
  },
  texts: {
    clean: {
      ...en({
        title: 'Home',
        when: { soon: 'Soon' },
        cards: '{n, plural, one {# card} other {# cards}}',
      }),
      ...nb({ title: 'Hjem', when: { soon: 'Snart' }, cards: '{n, plural, other {# kort}}' }),
      'app/page.tsx': page(
        `<main aria-label={t('title')} className="wide">\n<kbd>Ctrl</kbd> · {t.rich(\`when.\${now}\`)} — 3 {t('cards', { n: 1 })}</main>`,
      ),
    },
    planted: {
      ...en({ title: 'Home', unused: 'Nobody', onlyHere: 'Only here', who: '{name} came' }),
      ...nb({ title: 'Hjem', unused: 'Ingen', who: '{navn} kom', onlyThere: 'Bare her' }),
      'app/page.tsx': page(
        `<main aria-label="Start">{t('title')}{t('missing')}{t('who')}{t('onlyHere')} Save {ok ? 'Yes' : t('title')}</main>`,
      ),
      'components/boards/card.tsx': `export const Card = () => toast.error('It failed')\n`,
    },
    named: [
      'nb: home.onlyHere is missing',
      'en: home.onlyThere is missing, nb has it',
      'nb: home.who takes other arguments than in en',
      'en: home.unused is never used',
      /app\/page\.tsx:5: no text for home\.missing/,
      /app\/page\.tsx:5: .*"Start"/,
      /app\/page\.tsx:5: .*"Save"/,
      /app\/page\.tsx:5: .*"Yes"/,
      /components\/boards\/card\.tsx:1: .*"It failed"/,
    ],
  },
}

describe.each(Object.entries(cases))('%s', (checker, { clean, planted, named }) => {
  test('finds nothing in a tree that keeps the rules', () => {
    expect(findingsIn(checker, clean)).toEqual([])
  }, 30_000)

  test('names every planted violation', () => {
    const findings = findingsIn(checker, { ...clean, ...planted }).join('\n')
    for (const name of named) {
      if (typeof name === 'string') expect(findings).toContain(name)
      else expect(findings).toMatch(name)
    }
  }, 30_000)
})
