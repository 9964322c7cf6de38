import { z } from 'zod'
import type { BoardStanding } from '@/lib/boards/ability'
import { BOARD_ROLES } from '@/lib/boards/types'
import { CLUSTER_ROLES } from '@/lib/members/types'
import { SECTORS } from '@/lib/parties/types'
import type { Executor } from '@/lib/platform/executor'
import { isId } from '@/lib/platform/ids'
import type { BoardPresence } from './scope'

export type Standing = {
  clusterId: string
  /** What `boardAbility` decides on. */
  standing: BoardStanding
  presence: BoardPresence
}

const row = z.object({
  person_id: z.string(),
  board_id: z.string(),
  cluster_id: z.string(),
  archived: z.boolean(),
  cluster_role: z.enum(CLUSTER_ROLES),
  own_role: z.enum(BOARD_ROLES).nullable(),
  party_roles: z.array(z.enum(BOARD_ROLES)),
  person: z.string(),
  party: z.string().nullable(),
  sector: z.enum(SECTORS).nullable(),
})

// Among several mandates a person appears for the party with the highest role on the board, else for
// the one they have spoken for longest. The roles' enum runs from the most to the least capable.
const SQL = `
  SELECT m.person_id::text, b.id::text AS board_id, b.cluster_id::text, b.status = 'archived' AS archived,
    m.role::text AS cluster_role, own.role::text AS own_role, p.name AS person,
    coalesce(spoken.roles, '{}') AS party_roles, spoken.party, spoken.sector
  FROM board b
  JOIN member m ON m.cluster_id = b.cluster_id AND m.person_id = ANY($1::uuid[]) AND m.left_at IS NULL
  JOIN person p ON p.id = m.person_id
  LEFT JOIN board_role own ON own.board_id = b.id AND own.member_id = m.id
  LEFT JOIN LATERAL (
    SELECT array_agg(r.role::text) FILTER (WHERE r.role IS NOT NULL) AS roles,
      (array_agg(party.name ORDER BY r.role NULLS LAST, d.valid_from, party.id))[1] AS party,
      (array_agg(party.sector::text ORDER BY r.role NULLS LAST, d.valid_from, party.id))[1] AS sector
    FROM mandate d
    JOIN party ON party.id = d.party_id
    LEFT JOIN board_role r ON r.board_id = b.id AND r.party_id = d.party_id
    WHERE d.member_id = m.id AND d.valid_from <= statement_timestamp()
      AND (d.valid_to IS NULL OR d.valid_to > statement_timestamp())
  ) spoken ON true
  WHERE b.id = ANY($2::uuid[])`

/**
 * What the database says at this moment about a person and a board: `null` when there is no such
 * board or the person is no member of its cluster today. The one source of access for pages, actions
 * and sockets alike; runs as the application on behalf of a person, or as the sync server's role.
 */
export async function readStanding(
  executor: Executor,
  personId: string,
  boardId: string,
): Promise<Standing | null> {
  if (!isId(boardId)) return null
  const [found] = await readStandings(executor, { people: [personId], boards: [boardId] })
  return found ?? null
}

/** The same for many people and many boards in one query; pairs without a standing are left out. */
export async function readStandings(
  executor: Executor,
  { people, boards }: { people: readonly string[]; boards: readonly string[] },
): Promise<(Standing & { boardId: string })[]> {
  const { rows } = await executor.query(SQL, [people, boards])
  return rows.map((read) => {
    const found = row.parse(read)
    return {
      clusterId: found.cluster_id,
      boardId: found.board_id,
      standing: {
        clusterRole: found.cluster_role,
        ownRole: found.own_role,
        partyRoles: found.party_roles,
        archived: found.archived,
      },
      presence: {
        id: found.person_id,
        name: found.person,
        party: found.party ?? '',
        sector: found.sector,
      },
    }
  })
}
