import { z } from 'zod'
import {
  boardDetailSchema,
  boardHistorySchema,
  boardSummarySchema,
  historyEntrySchema,
} from '@/lib/boards/schema'
import { cardSchema } from '@/lib/cards/schema'
import { clusterSummarySchema } from '@/lib/clusters/schema'
import { frameSchema } from '@/lib/frames/schema'
import {
  cardRatingsSchema,
  elementAssessmentsSchema,
  judgementsSchema,
} from '@/lib/judgements/schema'
import { placementSchema } from '@/lib/lenses/schema'
import { partyMarkSchema } from '@/lib/parties/schema'
import { relationSchema } from '@/lib/relations/schema'
import { richTextNodeSchema } from '@/lib/rich-text/schema'

const clustersSchema = z.object({ clusters: z.array(clusterSummarySchema) })
const boardsSchema = z.object({ boards: z.array(boardSummarySchema) })
const boardSchema = z.object({
  board: boardDetailSchema,
  seq: z
    .string()
    .regex(/^\d+$/)
    .describe('The change of the board’s log up to which this shows it.'),
  cards: z.array(cardSchema),
  relations: z.array(relationSchema),
  placements: z.array(placementSchema),
  frames: z.array(frameSchema),
  skipped: z.number().int().min(0).describe('Entries left out because they could not be read.'),
})
const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
})

/** Every shape of the API by the name that the OpenAPI document gives it. */
export const SCHEMAS = {
  Party: partyMarkSchema,
  ClusterSummary: clusterSummarySchema,
  BoardSummary: boardSummarySchema,
  BoardDetail: boardDetailSchema,
  RichTextNode: richTextNodeSchema,
  Card: cardSchema,
  Relation: relationSchema,
  Placement: placementSchema,
  Clusters: clustersSchema,
  Boards: boardsSchema,
  Board: boardSchema,
  HistoryEntry: historyEntrySchema,
  History: boardHistorySchema,
  CardRatings: cardRatingsSchema,
  ElementAssessments: elementAssessmentsSchema,
  Judgements: judgementsSchema,
  Problem: problemSchema,
} as const

export type SchemaName = keyof typeof SCHEMAS
