import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': resolve(import.meta.dirname),
  'server-only': resolve(import.meta.dirname, 'node_modules/server-only/empty.js'),
}
const exclude = ['**/node_modules/**', '.next/**', 'dist/**', 'e2e/**', '.data/**']

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...exclude, '**/*.integration.test.ts'],
        },
      },
    ],
  },
})
