import type { BoardAbility } from '../boards/ability'
import type { ClusterRole } from '../members/types'
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

/** A person on a board that they may at least read. */
export type AuthorizedBoard = ClusterScope & {
  readonly boardId: string
  readonly cluster: AuthorizedCluster
  readonly ability: BoardAbility
}
