declare const minted: unique symbol

/**
 * A right to touch one cluster's rows. Only `lib/auth` makes values of this type
 * (the vocabulary check sees to it), so an unscoped query does not type-check.
 */
export type ClusterScope = {
  readonly clusterId: string
  readonly [minted]: 'cluster'
}
