import { z } from 'zod'
import type { AuthorizedBoard } from '../auth/scope'
import { readLastProjection } from '../boards/data'
import { type Disclosed, discloseFigures, type RatedGroup } from '../methods/suppression'
import { HELIX_SECTORS, type HelixSector } from '../parties/types'
import { inCluster, type Tx } from '../platform/db'
import { judgeOn } from './ability'
import type { CardRatings, ElementAssessments, Judgements, JudgingTerms } from './schema'

/** On what terms people judge on a board. With `lock`, they hold until the transaction's end. */
export async function readTerms(
  tx: Tx,
  boardId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<JudgingTerms> {
  if (lock) await tx.$queryRaw`SELECT 1 FROM board WHERE id = ${boardId}::uuid FOR SHARE`
  const { attributedJudging, facilitatorsJudge } = await tx.board.findUniqueOrThrow({
    where: { id: boardId },
    select: { attributedJudging: true, facilitatorsJudge: true },
  })
  return { attributed: attributedJudging, facilitatorsJudge }
}

/**
 * What people judge on a board, for one of them: their own, and of the others what suppression leaves of
 * each sector. Cards that are not on the board are left out.
 */
export async function readJudgements(scope: AuthorizedBoard): Promise<Judgements> {
  const { projection } = await readLastProjection(scope)
  const cards = new Set(projection.cards.map(({ id }) => id))
  return inCluster(scope, async (tx) => {
    const terms = await readTerms(tx, scope.boardId)
    const ratings = await readRatings(tx, scope)
    return {
      terms,
      standing: judgeOn({ ability: scope.ability, sector: scope.presence.sector, terms }).standing,
      earlier: terms.attributed ? await countEarlier(tx, scope) : 0,
      ratings: ratings.filter(({ card }) => cards.has(card)),
      assessments: await readAssessments(tx, scope),
    }
  })
}

const numbers = z.array(z.number())
const group = z.object({ id: z.enum(HELIX_SECTORS), agreed: z.boolean() })
const ratingRows = z.array(
  group.extend({ card: z.string(), impact: numbers, uncertainty: numbers }),
)
const assessmentRows = z.array(
  group.extend({ lens: z.string(), element: z.string(), value: numbers }),
)

async function readRatings(tx: Tx, { boardId, cluster }: AuthorizedBoard): Promise<CardRatings[]> {
  const own = await tx.rating.findMany({
    where: { boardId, memberId: cluster.memberId },
    select: { cardId: true, impact: true, uncertainty: true },
  })
  const ownOf = new Map(own.map(({ cardId, ...rating }) => [cardId, rating]))
  const rows = ratingRows.parse(
    await tx.$queryRaw`
      SELECT card_id AS card, sector::text AS id, bool_and(attributed) AS agreed,
        array_agg(impact::int) AS impact, array_agg(uncertainty::int) AS uncertainty
      FROM rating WHERE board_id = ${boardId}::uuid GROUP BY card_id, sector`,
  )
  return grouped(rows, ({ card }) => card).map(([card, groups]) => ({
    card,
    own: ownOf.get(card) ?? null,
    ...bySector(
      groups.map(({ impact, uncertainty, ...of }) => ({ ...of, values: { impact, uncertainty } })),
      ['impact', 'uncertainty'],
    ),
  }))
}

async function readAssessments(
  tx: Tx,
  { boardId, cluster }: AuthorizedBoard,
): Promise<ElementAssessments[]> {
  const own = await tx.assessment.findMany({
    where: { boardId, memberId: cluster.memberId },
    select: { lensId: true, elementId: true, value: true },
  })
  const ownOf = new Map(own.map(({ lensId, elementId, value }) => [key(lensId, elementId), value]))
  const rows = assessmentRows.parse(
    await tx.$queryRaw`
      SELECT lens_id AS lens, element_id AS element, sector::text AS id,
        bool_and(attributed) AS agreed, array_agg(value::int) AS value
      FROM assessment WHERE board_id = ${boardId}::uuid GROUP BY lens_id, element_id, sector`,
  )
  return grouped(rows, ({ lens, element }) => key(lens, element)).flatMap(([at, groups]) =>
    groups.slice(0, 1).map(({ lens, element }) => ({
      lens,
      element,
      own: ownOf.get(at) ?? null,
      ...bySector(
        groups.map(({ value, ...of }) => ({ ...of, values: { value } })),
        ['value'],
      ),
    })),
  )
}

const key = (lens: string, element: string): string => `${lens} ${element}`

/** Rows by what they are about, in the order of that. */
function grouped<Row>(rows: readonly Row[], about: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(about(row))
    if (group) group.push(row)
    else groups.set(about(row), [row])
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1))
}

function bySector<Measure extends string>(
  groups: readonly RatedGroup<HelixSector, Measure>[],
  measures: readonly Measure[],
): Omit<Disclosed<HelixSector, Measure>, 'groups'> & {
  sectors: Disclosed<HelixSector, Measure>['groups']
} {
  const { groups: sectors, withheld, ...disclosed } = discloseFigures(groups, measures)
  const order = (sector: HelixSector) => HELIX_SECTORS.indexOf(sector)
  return {
    ...disclosed,
    sectors: sectors.toSorted((one, other) => order(one.id) - order(other.id)),
    withheld: withheld.toSorted((one, other) => order(one) - order(other)),
  }
}

async function countEarlier(tx: Tx, { boardId, cluster }: AuthorizedBoard): Promise<number> {
  const where = { boardId, memberId: cluster.memberId, attributed: false }
  return (await tx.rating.count({ where })) + (await tx.assessment.count({ where }))
}
