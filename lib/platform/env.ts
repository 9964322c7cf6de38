import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { StartError } from './errors'

export const ROLES = ['web', 'sync', 'jobs'] as const
export type ProcessRole = (typeof ROLES)[number]

/** Set for the web process by the process that starts it, so that both see the same settings. */
export const RESOLVED_ENV = 'FRAMSYN_ENV'

/** What this process runs with. Read it with `env()`. */
export type Env = Readonly<{
  /** Deployed means PUBLIC_URL or DATABASE_URL is set: secrets are required then. */
  mode: 'local' | 'deployed'
  /** True when PostgreSQL is ours, under `dataDir`. */
  embedded: boolean
  /** Exactly these may appear in `Origin`. */
  origins: readonly string[]
  publicUrl: string
  /** Whether browsers reach us over TLS: then cookies are Secure and HSTS is sent. */
  secure: boolean
  port: number
  host: string
  dataDir: string
  /** The application's role; empty until the embedded database runs. */
  databaseUrl: string
  /** The owner's role, for migrations and the job queue. */
  databaseAdminUrl: string
  /** The sync server's role. */
  databaseSyncUrl: string
  valkeyUrl: string | null
  roles: readonly ProcessRole[]
  demo: boolean
  demoLocale: 'en' | 'nb'
  authSecret: string
  metricsToken: string | null
  trustedProxies: readonly string[]
  /** How long it stays known to the moment who wrote what; after that, to the hour. */
  logRetentionDays: number
}>

type Source = Readonly<Record<string, string | undefined>>

const blankIsUnset = (source: Source): Source =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()))

const list = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item.length > 0)

function httpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && search === ''
}

const url =
  (...schemes: string[]) =>
  (text: string) =>
    URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1))

const postgres = z
  .string()
  .refine(url('postgres', 'postgresql'), 'must look like postgresql://user:password@host:5432/name')

const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' }).transform((value) => value === '1')

const variables = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a whole number')
    .min(0, 'must be between 0 and 65535')
    .max(65535, 'must be between 0 and 65535')
    .default(3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  PUBLIC_URL: z
    .string()
    .refine(httpUrl, 'must be the address people type, such as https://framsyn.example.org')
    .transform((text) => new URL(text).origin)
    .optional(),
  DATABASE_URL: postgres.optional(),
  DATABASE_ADMIN_URL: postgres.optional(),
  DATABASE_SYNC_URL: postgres.optional(),
  VALKEY_URL: z
    .string()
    .refine(url('redis', 'rediss', 'valkey', 'valkeys'), 'must look like redis://host:6379')
    .optional(),
  ROLES: z
    .string()
    .transform(list)
    .pipe(
      z
        .array(z.enum(ROLES, { error: `may only name ${ROLES.join(', ')}` }))
        .min(1, `must name at least one of ${ROLES.join(', ')}`),
    )
    .default([...ROLES]),
  DEMO: flag.optional(),
  DEMO_LOCALE: z.enum(['en', 'nb'], { error: 'must be en or nb' }).default('en'),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  TRUSTED_PROXIES: z.string().transform(list).default([]),
  LOG_RETENTION_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int('must be a whole number of days')
    .min(1, 'must be at least one day')
    .max(36_500, 'must be at most a hundred years, 36500')
    .default(400),
})

function read(source: Source): z.infer<typeof variables> {
  const result = variables.safeParse(blankIsUnset(source))
  if (result.success) return result.data
  const sentences = result.error.issues.map(({ path, message }) => `${String(path[0])} ${message}.`)
  throw new StartError([...new Set(sentences)].join('\n'))
}

function required(name: string, value: string | undefined, why: string): string {
  if (value) return value
  throw new StartError(`${name} is not set. ${why}`)
}

const localOrigins = (port: number): string[] => [
  `http://localhost:${port}`,
  `http://127.0.0.1:${port}`,
]

/** The same settings once the port is known, which PORT=0 leaves to the system. */
export function atPort(settings: Env, port: number): Env {
  if (settings.port === port) return settings
  const own = settings.publicUrl === `http://localhost:${settings.port}`
  if (!own) return { ...settings, port }
  return { ...settings, port, origins: localOrigins(port), publicUrl: `http://localhost:${port}` }
}

/** Whether these variables describe a deployment rather than a try on one's own machine. */
const isDeployed = (source: Source): boolean =>
  Boolean(source.PUBLIC_URL?.trim() || source.DATABASE_URL?.trim())

/**
 * Reads and checks the variables. Throws a `StartError` with one sentence for each wrong one.
 * `secret` gives the secret that local mode keeps in its data folder.
 */
export function parseEnv(source: Source, secret: (dataDir: string) => string): Env {
  const given = read(source)
  const deployed = isDeployed(source)
  const embedded = !given.DATABASE_URL
  const dataDir = resolve(given.DATA_DIR)
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`
  const other = 'DATABASE_URL is set, so the three database roles come from outside:'
  const external = (name: 'DATABASE_ADMIN_URL' | 'DATABASE_SYNC_URL', role: string) =>
    embedded
      ? ''
      : required(name, given[name], `${other} give it the address for the role ${role}.`)

  return {
    mode: deployed ? 'deployed' : 'local',
    embedded,
    origins: given.PUBLIC_URL ? [given.PUBLIC_URL] : localOrigins(given.PORT),
    publicUrl,
    secure: publicUrl.startsWith('https://'),
    port: given.PORT,
    host: given.HOST ?? (deployed ? '0.0.0.0' : '127.0.0.1'),
    dataDir,
    databaseUrl: given.DATABASE_URL ?? '',
    databaseAdminUrl: external('DATABASE_ADMIN_URL', 'framsyn_owner'),
    databaseSyncUrl: external('DATABASE_SYNC_URL', 'framsyn_sync'),
    valkeyUrl: given.VALKEY_URL ?? null,
    roles: given.ROLES,
    demo: given.DEMO ?? !deployed,
    demoLocale: given.DEMO_LOCALE,
    authSecret: deployed
      ? required(
          'AUTH_SECRET',
          given.AUTH_SECRET,
          'A deployed Framsyn needs it to sign sessions: make one with openssl rand -base64 48.',
        )
      : (given.AUTH_SECRET ?? secret(dataDir)),
    metricsToken: given.METRICS_TOKEN ?? null,
    trustedProxies: given.TRUSTED_PROXIES,
    logRetentionDays: given.LOG_RETENTION_DAYS,
  }
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  throw new StartError(`${file} does not exist yet. Start Framsyn once with npm start.`)
}

let current: Env | undefined

/** The settings of this process, read once. Local mode expects the secret that the start made. */
export function env(): Env {
  const resolved = process.env[RESOLVED_ENV]
  current ??= resolved ? (JSON.parse(resolved) as Env) : parseEnv(process.env, keptSecret)
  return current
}

/** Used once by whoever composes the process: `main.ts`, and tests with a database of their own. */
export function setEnv(value: Env): void {
  current = value
}
