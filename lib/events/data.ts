import { z } from 'zod'
import type { ChainedRecord, Json } from '../platform/chain'
import type { Tx } from '../platform/db'
import type { ClusterScope } from '../platform/scope'

const commitmentsSchema = z.record(z.string(), z.string())

/** A cluster's chain in order, with the openings and persons that are still kept. */
export async function readChain(tx: Tx, { clusterId }: ClusterScope): Promise<ChainedRecord[]> {
  const rows = await tx.event.findMany({
    where: { clusterId },
    orderBy: { number: 'asc' },
    select: {
      number: true,
      at: true,
      commitments: true,
      recordHash: true,
      previousHash: true,
      hash: true,
      openings: { select: { field: true, salt: true, value: true } },
      people: { select: { reference: true, salt: true, personId: true } },
    },
  })
  return rows.map(({ commitments, openings, ...row }) => ({
    ...row,
    commitments: commitmentsSchema.parse(commitments),
    openings: openings.map(({ field, salt, value }) => ({ field, salt, value: value as Json })),
  }))
}
