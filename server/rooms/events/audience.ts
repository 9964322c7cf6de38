import { readStandings } from '@/lib/auth/standing'
import { boardAbility } from '@/lib/boards/ability'
import type { Audience } from '@/lib/sync/cluster-events'
import { readMembers } from '../../persistence/event-reads'
import type { Pool } from '../../persistence/pool'

/** What decides on the events that a member of a cluster hears. */
export type Listener = {
  person: string
  /** Parties that they speak for today. */
  parties: ReadonlySet<string>
  /** Boards that they may at least read, of those that were asked for. */
  boards: ReadonlySet<string>
}

/** Whether every condition of an audience holds for a member of the cluster. */
export function hears({ person, parties, boards }: Listener, audience: Audience): boolean {
  return (
    (audience.person === undefined || audience.person === person) &&
    (audience.party === undefined || parties.has(audience.party)) &&
    (audience.board === undefined || boards.has(audience.board))
  )
}

/**
 * What the database says at this moment of these people and the boards in these audiences. Whoever
 * is no member of the cluster today is missing from the answer.
 */
export async function readListeners(
  pool: Pool,
  {
    cluster,
    people,
    audiences,
  }: { cluster: string; people: readonly string[]; audiences: readonly Audience[] },
): Promise<Map<string, Listener>> {
  const boards = [...new Set(audiences.flatMap(({ board }) => board ?? []))]
  const members = await readMembers(pool, { cluster, people })
  const standings = boards.length > 0 ? await readStandings(pool, { people, boards }) : []
  const listeners = new Map(
    [...members].map(([person, { parties }]) => [
      person,
      { person, parties, boards: new Set<string>() },
    ]),
  )
  for (const { clusterId, boardId, standing, presence } of standings) {
    if (clusterId === cluster && boardAbility(standing)) {
      listeners.get(presence.id)?.boards.add(boardId)
    }
  }
  return listeners
}
