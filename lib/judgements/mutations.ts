import type { AuthorizedBoard } from '../auth/scope'
import { appendEvent } from '../events/mutations'
import type { Change } from '../events/types'
import { executorOf, type Tx } from '../platform/db'
import { announce } from '../sync/events'
import { judgeOn } from './ability'
import { readTerms } from './data'
import type { CardRating, ElementAssessment, JudgingTerms } from './schema'

/** Of one member on one board: more than anybody judges, fewer than a script could write. */
const MOST_JUDGEMENTS = 5_000

export type Judged =
  | { ok: true }
  /** `terms-changed`: what was told before does not hold any more; nothing was written. */
  | { ok: false; reason: 'not-allowed' | 'terms-changed' | 'too-many' }

type Now = Pick<Change, 'now'>

/** Rates a card, again or for the first time, or takes one's rating back. */
export async function rateCard(
  tx: Tx,
  scope: AuthorizedBoard,
  { card, rating, attributed }: CardRating,
  { now }: Now,
): Promise<Judged> {
  const { boardId, clusterId } = scope
  const { memberId } = scope.cluster
  const judge = await judgeNow(tx, scope, attributed)
  if (!judge.ok) return judge
  const where = { boardId, cardId: card, memberId }
  const held = await tx.rating.findUnique({ where: { boardId_cardId_memberId: where } })
  if (!rating) {
    if (!held) return { ok: true }
    await tx.rating.deleteMany({ where })
  } else {
    const said = { ...rating, attributed, sector: judge.sector }
    if (held && isSame(held, said)) return { ok: true }
    if (!held && (await tx.rating.count({ where: { boardId, memberId } })) >= MOST_JUDGEMENTS)
      return { ok: false, reason: 'too-many' }
    await tx.rating.upsert({
      where: { boardId_cardId_memberId: where },
      create: { ...where, clusterId, ...said, ratedAt: now },
      update: { ...said, ratedAt: now },
    })
  }
  await announceJudgement(tx, scope)
  return { ok: true }
}

/** Assesses one element of a lens, again or for the first time, or takes one's assessment back. */
export async function assessElement(
  tx: Tx,
  scope: AuthorizedBoard,
  { lens, element, value, attributed }: ElementAssessment,
  { now }: Now,
): Promise<Judged> {
  const { boardId, clusterId } = scope
  const { memberId } = scope.cluster
  const judge = await judgeNow(tx, scope, attributed)
  if (!judge.ok) return judge
  const where = { boardId, lensId: lens, elementId: element, memberId }
  const id = { boardId_lensId_elementId_memberId: where }
  const held = await tx.assessment.findUnique({ where: id })
  if (value === null) {
    if (!held) return { ok: true }
    await tx.assessment.deleteMany({ where })
  } else {
    const said = { value, attributed, sector: judge.sector }
    if (held && isSame(held, said)) return { ok: true }
    if (!held && (await tx.assessment.count({ where: { boardId, memberId } })) >= MOST_JUDGEMENTS)
      return { ok: false, reason: 'too-many' }
    await tx.assessment.upsert({
      where: id,
      create: { ...where, clusterId, ...said, assessedAt: now },
      update: { ...said, assessedAt: now },
    })
  }
  await announceJudgement(tx, scope)
  return { ok: true }
}

/** Lets one's own earlier judgements be shown in small groups, too, on a board where the others are. */
export async function agreeToTerms(tx: Tx, scope: AuthorizedBoard): Promise<Judged> {
  const { attributed } = await readTerms(tx, scope.boardId, { lock: true })
  if (!attributed) return { ok: false, reason: 'terms-changed' }
  const own = { boardId: scope.boardId, memberId: scope.cluster.memberId, attributed: false }
  const ratings = await tx.rating.updateMany({ where: own, data: { attributed: true } })
  const assessments = await tx.assessment.updateMany({ where: own, data: { attributed: true } })
  if (ratings.count + assessments.count > 0) await announceJudgement(tx, scope)
  return { ok: true }
}

/**
 * Sets the terms of judging. Looser terms hold for what is judged from then on; stricter ones for
 * everything, for good: whoever agreed once is asked again before their judgements are shown.
 */
export async function setJudgingTerms(
  tx: Tx,
  scope: AuthorizedBoard,
  { attributed, facilitatorsJudge }: JudgingTerms,
  { now, by }: Change,
): Promise<void> {
  const { boardId } = scope
  await tx.$queryRaw`SELECT 1 FROM board WHERE id = ${boardId}::uuid FOR UPDATE`
  const before = await readTerms(tx, boardId)
  if (isSame(before, { attributed, facilitatorsJudge })) return
  await tx.board.update({
    where: { id: boardId },
    data: { attributedJudging: attributed, facilitatorsJudge },
  })
  if (!attributed) {
    const where = { boardId, attributed: true }
    await tx.rating.updateMany({ where, data: { attributed: false } })
    await tx.assessment.updateMany({ where, data: { attributed: false } })
  }
  await appendEvent(tx, scope, {
    actor: by,
    action: 'board.judging-changed',
    object: { kind: 'board', id: boardId },
    at: now,
    before,
    after: { attributed, facilitatorsJudge },
  })
  await announceJudgement(tx, scope)
}

/** Terms stay as they are until the judgement is committed, so that none is taken on others. */
async function judgeNow(tx: Tx, scope: AuthorizedBoard, attributed: boolean) {
  const terms = await readTerms(tx, scope.boardId, { lock: true })
  const judge = judgeOn({ ability: scope.ability, sector: scope.presence.sector, terms })
  if (judge.standing !== 'may') return { ok: false, reason: 'not-allowed' } as const
  if (attributed !== terms.attributed) return { ok: false, reason: 'terms-changed' } as const
  return { ok: true, sector: judge.sector } as const
}

function isSame<Part extends Record<string, unknown>>(whole: Part, part: Partial<Part>): boolean {
  return Object.entries(part).every(([name, value]) => whole[name] === value)
}

/** Says that somebody has judged, not who and not what; each page asks for what it may see. */
async function announceJudgement(tx: Tx, { clusterId, boardId }: AuthorizedBoard): Promise<void> {
  await announce(executorOf(tx), {
    clusterId,
    event: { type: 'judgement.changed', id: boardId, board: boardId },
    audience: { board: boardId },
  })
}
