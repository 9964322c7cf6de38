import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => resolve(import.meta.dirname, path)

// Next resolves server-only to nothing on the server; elsewhere it throws when it is imported.
const alias = { '@': here('.'), 'server-only': here('node_modules/server-only/empty.js') }
const outside = ['**/node_modules/**', '.next/**', 'dist/**', 'e2e/**', '.data/**']
const INTEGRATION = '**/*.integration.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...outside, INTEGRATION],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: [INTEGRATION],
          exclude: outside,
          globalSetup: [
            'server/embedded/testing-setup.ts',
            'server/rooms/testing/setup.ts',
            'server/fanout/testing/setup.ts',
          ],
          // Tests wait for a database and for one another's messages more than they reckon.
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
