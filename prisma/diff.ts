import type { DiffTarget, SchemaContainer } from '@prisma/schema-engine-wasm'
import { openOfflineEngine } from './engine'

const target = (files: readonly SchemaContainer[]): DiffTarget =>
  files.length === 0 ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [...files] }

/** SQL that leads from one Prisma schema to another; empty when nothing differs. */
export async function diffSchemas(
  from: readonly SchemaContainer[],
  to: readonly SchemaContainer[],
): Promise<string> {
  const engine = await openOfflineEngine(to)
  try {
    const { stdout } = await engine.diff({
      from: target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const sql = stdout ?? ''
    return sql.includes('This is an empty migration') ? '' : sql
  } finally {
    engine.free()
  }
}
