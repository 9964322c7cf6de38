import type { Json } from '../platform/chain'

/** Plain facts without names of persons. */
export type Facts = { [fact: string]: Json }

export type EventAction =
  | 'cluster.created'
  | 'party.added'
  | 'member.added'
  | 'member.role-changed'
  | 'member.left'
  | 'mandate.given'
  | 'mandate.ended'
  | 'board.created'
  | 'board.imported'
  | 'board.archived'
  | 'board.reopened'
  | 'board.role-given'
  | 'board.role-taken'
  | 'board.party-joined'
  | 'board.party-left'
  | 'board.judging-changed'
  | 'lens.made'
  | 'lens.changed'
  | 'lens.archived'
  | 'lens.reopened'

/** Something worth remembering for years: who did what to what, when, and what it changed. */
export type NewEvent = {
  /** Person id; `null` when the system did it, as in a seed. */
  actor: string | null
  action: EventAction
  object: { kind: 'cluster' | 'party' | 'board' | 'mandate' | 'lens'; id: string }
  /** Person id of whom it concerns, where that is somebody. */
  subject?: string
  at: Date
  /** Absent where nothing was there before, or is afterwards. */
  before?: Facts
  after?: Facts
}

/** Who makes a change, and when: comes in from outside, so that the same call gives the same rows. */
export type Change = { now: Date; by: string | null }
