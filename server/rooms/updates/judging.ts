import { Rejection } from '@/lib/sync/messages'
import { standsOnKnown } from './dependencies'
import type { Allowed } from './efforts'
import type { Known } from './knowledge'
import { MAX_NESTING, Nesting } from './nesting'
import type { Owners } from './owners'
import { Places } from './places'
import { reduceToNew } from './reduction'
import { type ReadUpdate, readUpdate, type Struct, structsOf } from './update-reader'

export type Author = { person: string; mayWrite: boolean }

/** What an author may do now. */
export type Limits = {
  /** Whether the author may bring so many new client ids into the room now. */
  mayBring: (count: number) => boolean
  /** Whether the document has room for more; deletions, which bring no structs, need none (SYNC-23). */
  mayGrow: boolean
  /** Whether the author may make everybody look for places in so many steps now. */
  mayTangle: (steps: number) => Allowed
  /** Structs that it may hold; more are malformed. */
  maxStructs: number
  /** Hears how much there was to read. */
  onRead: (work: { bytes: number; structs: number }) => void
}

/** For what was within the limits before. */
export const NO_LIMITS: Limits = {
  mayBring: () => true,
  mayGrow: true,
  mayTangle: () => ({ kind: 'taken' }),
  maxStructs: Number.POSITIVE_INFINITY,
  onRead: () => undefined,
}

export type Judgement = Limits & {
  known: Known
  owners: Owners
  roots: readonly string[]
  author: Author
}

export type Verdict =
  /** `clients`: ids that appear for the first time and now belong to the author. */
  | { kind: 'accepted'; update: ReadUpdate; clients: number[] }
  /** All of it is known already. */
  | { kind: 'nothing' }
  /** Something in between is missing; the sender is asked for it. */
  | { kind: 'gap' }
  /** `mayFollow`: deletions alone, which Yjs may have concluded by itself from what it was sent. */
  | { kind: 'rejected'; code: Rejection; mayFollow?: boolean }
  /** More new client ids than the author may bring; what depends on what is not even looked at. */
  | { kind: 'too-many' }
  /** It makes much work, after much of it lately; it may be judged again after `wait` milliseconds. */
  | { kind: 'later'; wait: number }
  | { kind: 'malformed'; reason: string }

/** Decides what becomes of an update that somebody sends (SYNC-7, SYNC-8, SYNC-15). */
export function judge(bytes: Uint8Array, judgement: Judgement): Verdict {
  const result = readUpdate(bytes, judgement.roots, judgement)
  judgement.onRead({ bytes: bytes.length, structs: result.ok ? structsOf(result.update) : 0 })
  if (!result.ok) return { kind: 'malformed', reason: result.reason }
  return judgeRead(result.update, judgement)
}

/** The same for an update whose form has been checked: one that waited while the room changed. */
export function judgeRead(whole: ReadUpdate, judgement: Judgement): Verdict {
  const { known, owners, roots, author } = judgement
  const fresh = whole.sections.filter(({ client, end }) => end > known.clockOf(client))
  const isGap = fresh.some(({ client, clock }) => clock > known.clockOf(client))
  const update = isGap ? null : reduceToNew(whole, known, roots)
  if (!isGap && !update) return { kind: 'nothing' }

  if (!author.mayWrite) {
    return { kind: 'rejected', code: Rejection.readOnly, mayFollow: fresh.length === 0 }
  }
  const clients: number[] = []
  for (const { client } of fresh) {
    const owner = owners.ownerOf(client)
    if (owner === undefined) clients.push(client)
    else if (owner !== author.person) return { kind: 'rejected', code: Rejection.foreignClient }
  }
  if (!judgement.mayBring(clients.length)) return { kind: 'too-many' }
  if (!update) return { kind: 'gap' }
  if (!judgement.mayGrow && update.sections.length > 0) {
    return { kind: 'rejected', code: Rejection.documentFull }
  }
  const nesting = new Nesting(known)
  const places = new Places(known.places)
  let steps = 0
  const visit = (struct: Struct, client: number) => {
    nesting.visit(struct, client)
    steps += places.visit(struct, client)
  }
  if (!standsOnKnown(update, known, visit)) {
    return { kind: 'rejected', code: Rejection.unknownOrigin }
  }
  const allowed = judgement.mayTangle(steps)
  if (allowed.kind === 'absurd' || nesting.deepest > MAX_NESTING) {
    return { kind: 'rejected', code: Rejection.tangled }
  }
  if (allowed.kind === 'later') return allowed
  return { kind: 'accepted', update: { ...update, deep: nesting.deep }, clients }
}
