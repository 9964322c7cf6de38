import type { ClusterRole } from './types'

export type ClusterAbility = {
  createBoard: boolean
  /** Parties, members, mandates and invitations. */
  managePeople: boolean
  /** The cluster's own settings, and who owns it. */
  govern: boolean
}

/** What a member may do in a cluster. What they may do on a board is the board's ability. */
export function clusterAbility(role: ClusterRole): ClusterAbility {
  const leads = role === 'owner' || role === 'facilitator'
  return { createBoard: leads, managePeople: leads, govern: role === 'owner' }
}
