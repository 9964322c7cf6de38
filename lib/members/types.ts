export const CLUSTER_ROLES = ['owner', 'facilitator', 'member'] as const
export type ClusterRole = (typeof CLUSTER_ROLES)[number]
