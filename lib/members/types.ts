export const CLUSTER_ROLES = ['owner', 'facilitator', 'member'] as const
export type ClusterRole = (typeof CLUSTER_ROLES)[number]

/** A person in a cluster today, with the parties they hold a mandate of. */
export type Membership = {
  clusterId: string
  memberId: string
  role: ClusterRole
  partyIds: readonly string[]
}
