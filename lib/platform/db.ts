import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '@/prisma/generated/client'
import { env } from './env'
import type { Executor } from './executor'
import type { ClusterScope } from './scope'
import { signalRooms } from './signals'

/** A transaction whose rows are those of one cluster, or of one person looking for theirs. */
export type Tx = Prisma.TransactionClient

type Wall = 'tenant' | 'identity'

// Prisma sends times without a zone, so a server with another default zone would shift every one. A process
// that hangs in a transaction, or waits in one, lets go of what it has locked, or others never get on.
const SESSION = '-c timezone=UTC -c idle_in_transaction_session_timeout=20s -c lock_timeout=10s'
const OPTIONS: Record<Wall, string> = {
  tenant: SESSION,
  identity: `${SESSION} -c framsyn.identity=on`,
}
const CONNECTIONS: Record<Wall, number> = { tenant: 10, identity: 5 }
const TRANSACTION = { maxWait: 5_000, timeout: 15_000 }

// Next loads this module again on every hot reload; the pools outlive that.
const kept = globalThis as typeof globalThis & {
  framsynDatabase?: Partial<Record<Wall, PrismaClient>>
}

function client(wall: Wall): PrismaClient {
  kept.framsynDatabase ??= {}
  kept.framsynDatabase[wall] ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().databaseUrl,
      options: OPTIONS[wall],
      max: CONNECTIONS[wall],
      application_name: `framsyn-${wall}`,
    }),
    transactionOptions: TRANSACTION,
  })
  return kept.framsynDatabase[wall]
}

/** Sign-in's own tables: persons, sessions, accounts, verifications, setup links. No cluster's rows. */
export function identityDb(): PrismaClient {
  return client('identity')
}

/** The rooms that a transaction has changed so far. */
const touchedIn = new WeakMap<Tx, Set<string>>()

/**
 * One transaction in which one cluster's rows exist and no others. Everything in `work` commits
 * together or, when it throws, not at all. Rooms that it changes are signalled after the commit.
 */
export async function inCluster<T>(scope: ClusterScope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const touched = new Set<string>()
  const result = await client('tenant').$transaction(async (tx) => {
    touchedIn.set(tx, touched)
    await tx.$queryRaw`SELECT set_config('framsyn.cluster', ${scope.clusterId}, true)`
    return work(tx)
  })
  signalRooms([...touched])
  return result
}

/**
 * One transaction in which a person reads what leads to a scope: themselves, their memberships and
 * mandates, and the clusters they belong to today with their parties, boards and board roles.
 */
export function asPerson<T>(personId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return client('tenant').$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('framsyn.person', ${personId}, true)`
    return work(tx)
  })
}

/** Lets code that speaks SQL, such as the commit log of rooms, join a Prisma transaction. */
export function executorOf(tx: Tx): Executor {
  return {
    async query(sql, params) {
      const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(sql, ...params)
      return { rows: rows.map(withTextualIntegers) }
    },
    touched(room) {
      touchedIn.get(tx)?.add(room)
    },
  }
}

function withTextualIntegers(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'bigint' ? value.toString() : value,
    ]),
  )
}

/** Gives every connection back; the next query opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = kept.framsynDatabase ?? {}
  kept.framsynDatabase = {}
  await Promise.all(Object.values(open).map((database) => database.$disconnect()))
}
