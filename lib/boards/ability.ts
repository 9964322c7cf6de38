import type { ClusterRole } from '../members/types'
import { BOARD_ROLES, type BoardAbility, type BoardRole } from './types'

/** What the database says about one person and one board; nothing in it comes from the client. */
export type BoardStanding = {
  clusterRole: ClusterRole
  /** Role given to the person on this board. */
  ownRole: BoardRole | null
  /** Roles given to parties in which the person holds a mandate today. */
  partyRoles: readonly BoardRole[]
  archived: boolean
}

/**
 * What somebody may do on a board, or `null` when they may not know that it exists.
 * A person's own role overrides, else the highest of their parties' counts; owners and
 * facilitators of the cluster facilitate, also where their party only takes part.
 */
export function boardAbility(standing: BoardStanding | null): BoardAbility | null {
  if (!standing) return null
  const role =
    standing.ownRole ?? highest([...standing.partyRoles, ...byClusterRole(standing.clusterRole)])
  if (!role) return null
  const open = !standing.archived
  return {
    role,
    edit: open && (role === 'facilitator' || role === 'participant'),
    comment: open && (role === 'facilitator' || role === 'participant' || role === 'commenter'),
    facilitate: open && role === 'facilitator',
  }
}

function highest(roles: readonly BoardRole[]): BoardRole | undefined {
  return BOARD_ROLES.find((role) => roles.includes(role))
}

function byClusterRole(role: ClusterRole): BoardRole[] {
  return role === 'owner' || role === 'facilitator' ? ['facilitator'] : []
}
