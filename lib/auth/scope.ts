import type { BoardAbility } from '../boards/types'
import type { ClusterRole } from '../members/types'
import type { Sector } from '../parties/types'
import type { ClusterScope } from '../platform/scope'

/** Somebody who is signed in. */
export type SignedIn = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly locale: string | null
  readonly sessionId: string
}

/** A person inside a cluster of which they are a member today. */
export type AuthorizedCluster = ClusterScope & {
  readonly slug: string
  readonly name: string
  readonly person: SignedIn
  readonly memberId: string
  readonly role: ClusterRole
}

/** How somebody appears to the others on a board. */
export type BoardPresence = {
  /** Person id. */
  readonly id: string
  readonly name: string
  /** The party they speak for there; empty without a mandate. */
  readonly party: string
  readonly sector: Sector | null
}

/** A person on a board that they may at least read. */
export type AuthorizedBoard = ClusterScope & {
  readonly boardId: string
  readonly cluster: AuthorizedCluster
  readonly ability: BoardAbility
  readonly presence: BoardPresence
}
