import type { TestProject } from 'vitest/node'
import { migrate } from '@/prisma/migrate'
import { startTemporaryPostgres } from './cluster'
import { TEMPLATE } from './testing'

/** One PostgreSQL for the whole run, with a migrated template. Returns what stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTemporaryPostgres({ max_connections: '200' })
  try {
    const urls = await postgres.createDatabase(TEMPLATE)
    await migrate(urls.ownerUrl)
    project.provide('template', urls)
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return () => postgres.stop()
}
