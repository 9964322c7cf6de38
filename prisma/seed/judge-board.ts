import type { NewCard } from '@/lib/cards/schema'
import { HELIX_SECTORS, type HelixSector } from '@/lib/parties/types'
import type { Tx } from '@/lib/platform/db'
import type { ClusterScope } from '@/lib/platform/scope'
import { DEMO_ASSESSMENTS, DEMO_RATINGS } from './demo-ratings'

const ASSESSED = 'innovative-capacity'

/**
 * Lets one member of each sector judge a board. They are three and sit in one room, so they have agreed
 * that figures of small sectors are shown. Throws when a card that is rated is not there.
 */
export async function judgeBoard(
  tx: Tx,
  { clusterId, boardId }: ClusterScope & { boardId: string },
  {
    cards,
    judges,
    at,
  }: { cards: readonly NewCard[]; judges: Record<HelixSector, string>; at: Date },
): Promise<void> {
  const byTitle = new Map(cards.map((card) => [card.otherTitles?.en ?? card.title, card.id]))
  const by = (sector: HelixSector) => ({
    boardId,
    clusterId,
    sector,
    memberId: judges[sector],
    attributed: true,
  })
  await tx.board.update({ where: { id: boardId }, data: { attributedJudging: true } })
  await tx.rating.createMany({
    data: Object.entries(DEMO_RATINGS).flatMap(([title, ratings]) => {
      const cardId = byTitle.get(title)
      if (cardId === undefined) throw new Error(`no card is called ${title}`)
      return HELIX_SECTORS.map((sector) => {
        const [impact, uncertainty] = ratings[sector]
        return { ...by(sector), cardId, impact, uncertainty, ratedAt: at }
      })
    }),
  })
  await tx.assessment.createMany({
    data: Object.entries(DEMO_ASSESSMENTS).flatMap(([elementId, values]) =>
      HELIX_SECTORS.map((sector) => ({
        ...by(sector),
        lensId: ASSESSED,
        elementId,
        value: values[sector],
        assessedAt: at,
      })),
    ),
  })
}
