import { randomBytes } from 'node:crypto'
import {
  CHAIN_START,
  chainHash,
  commitAll,
  type NamedPerson,
  type Opening,
  recordHashOf,
  referenceTo,
} from '../platform/chain'
import type { Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'
import type { NewEvent } from './types'

/**
 * Seals an event into its cluster's chain, in the transaction of what it tells of. Chains grow one
 * record at a time, so the cluster is locked until the commit: append last, after any room is locked.
 */
export async function appendEvent(
  tx: Tx,
  { clusterId }: ClusterScope,
  event: NewEvent,
): Promise<{ number: bigint }> {
  await tx.$queryRaw`SELECT 1 FROM cluster WHERE id = ${clusterId}::uuid FOR NO KEY UPDATE`
  const last = await tx.event.findFirst({
    where: { clusterId },
    orderBy: { number: 'desc' },
    select: { number: true, hash: true },
  })
  const number = (last?.number ?? 0n) + 1n
  const { openings, people } = recordOf(event)
  const commitments = commitAll(openings)
  const recordHash = recordHashOf(commitments)
  const previousHash = last?.hash ?? CHAIN_START
  const hash = chainHash({ previousHash, number, recordHash })

  await tx.event.create({
    data: {
      clusterId,
      number,
      at: event.at,
      commitments,
      recordHash: bytes(recordHash),
      previousHash: bytes(previousHash),
      hash: bytes(hash),
    },
  })
  const key = { clusterId, eventNumber: number }
  await tx.recordOpening.createMany({
    data: openings.map(({ field, salt, value }) => ({
      ...key,
      field,
      salt: bytes(salt),
      value,
    })),
  })
  await tx.recordPerson.createMany({
    data: people.map(({ salt, ...person }) => ({ ...key, ...person, salt: bytes(salt) })),
  })
  return { number }
}

type Fact = NonNullable<Opening['value']>

function recordOf(event: NewEvent): {
  openings: (Opening & { value: Fact })[]
  people: NamedPerson[]
} {
  const people = new Map<string, NamedPerson>()
  const name = (personId: string): string => {
    const salt = randomBytes(32)
    const person = people.get(personId) ?? {
      personId,
      salt,
      reference: referenceTo({ personId, salt }),
    }
    people.set(personId, person)
    return person.reference
  }
  const fields: Record<string, Fact | undefined> = {
    actor: event.actor === null ? 'system' : name(event.actor),
    action: event.action,
    object: event.object,
    subject: event.subject === undefined ? undefined : name(event.subject),
    at: event.at.toISOString(),
    before: event.before,
    after: event.after,
  }
  const openings = Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, salt: randomBytes(32), value }],
  )
  return { openings, people: [...people.values()] }
}

// Prisma's type wants bytes over an ArrayBuffer of their own.
const bytes = (data: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(data)
