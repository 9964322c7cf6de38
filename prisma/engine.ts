import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

const require = createRequire(import.meta.url)

type Bindings = typeof import('@prisma/schema-engine-wasm') & {
  __wbg_set_wasm(wasm: WebAssembly.Exports): void
}

let bindings: Promise<Bindings> | undefined

/** Node cannot import `.wasm` without a flag, so the module is linked by hand. */
async function load(): Promise<Bindings> {
  const glue = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const js = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as Bindings
  const bytes = await readFile(join(dirname(glue), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': js as unknown as WebAssembly.ModuleImports,
  })
  js.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start !== 'function') throw new Error('schema engine: no __wbindgen_start')
  start()
  return js
}

/** The engine repeats such an error's text; any other it calls `External error id#0`. */
function named(error: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    message: error.message,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  })
}

/**
 * The stock adapter splits scripts at every `;`, which cuts function bodies apart. One simple query
 * runs the whole file, and in one implicit transaction: a migration applies whole or not at all.
 */
function wholeScripts(factory: PrismaPg): SqlMigrationAwareDriverAdapterFactory {
  const patch = async (connecting: ReturnType<PrismaPg['connect']>): Promise<SqlDriverAdapter> => {
    const adapter = await connecting
    const pool = adapter.underlyingDriver()
    adapter.executeScript = async (script) => {
      await pool.query(script).catch((error: unknown) => {
        throw error instanceof pg.DatabaseError ? named(error) : error
      })
    }
    return adapter
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => patch(factory.connect()),
    connectToShadowDb: () => patch(factory.connectToShadowDb()),
  }
}

async function open(
  factory: SqlMigrationAwareDriverAdapterFactory,
  schema: readonly SchemaContainer[],
): Promise<SchemaEngine> {
  bindings ??= load()
  const { SchemaEngine } = await bindings
  const datamodels = schema.map(({ path, content }): [string, string] => [path, content])
  return SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

/** Prisma's schema engine as WebAssembly, on a pool that the caller ends. `free()` it when done. */
export function openSchemaEngine(pool: pg.Pool): Promise<SchemaEngine> {
  return open(wholeScripts(new PrismaPg(pool)), [])
}

/** What the engine asks on connecting: does the schema exist, and which server is this? */
const greeting = {
  columnNames: ['exists', 'version', 'numeric_version'],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, 'PostgreSQL 18.0', 180000]],
}

const refuse = () => Promise.reject(new Error('the offline schema engine has no database'))

const offline: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  queryRaw: () => Promise.resolve(greeting),
  executeRaw: refuse,
  executeScript: refuse,
  startTransaction: refuse,
  dispose: () => Promise.resolve(),
}

/** The engine without a database, which is enough to compare two schemas. */
export function openOfflineEngine(schema: readonly SchemaContainer[]): Promise<SchemaEngine> {
  const connect = () => Promise.resolve(offline)
  const { provider, adapterName } = offline
  return open({ provider, adapterName, connect, connectToShadowDb: connect }, schema)
}
