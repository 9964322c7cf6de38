const own = (name) => [`scripts/checks/${name}.mjs`]

/** Every static check: a program to run with Node in the repository, and what it looks after. */
export const CHECKS = [
  {
    name: 'types',
    about: 'TypeScript finds nothing',
    args: [
      'node_modules/typescript/bin/tsc',
      '--noEmit',
      '-p',
      '.',
      '--tsBuildInfoFile',
      'node_modules/.cache/framsyn/types.tsbuildinfo',
    ],
  },
  {
    name: 'dead-code',
    about: 'every file, export and dependency is used',
    args: ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints'],
  },
  {
    name: 'boundaries',
    about: 'nobody imports what they may not',
    args: own('boundaries'),
  },
  {
    name: 'style',
    about: 'formatted and without lint',
    args: [
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      '--max-diagnostics=200',
      '.',
    ],
  },
  {
    name: 'citations',
    about: 'every rule of the sync protocol in the name of a test',
    args: own('citations'),
  },
  { name: 'texts', about: 'every text in every language', args: own('texts') },
  { name: 'usage', about: 'scopes, pools, time and chance where they belong', args: own('usage') },
  { name: 'vocabulary', about: 'file names from the closed list', args: own('vocabulary') },
]
