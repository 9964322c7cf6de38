import { z } from 'zod'
import { HELIX_SECTORS } from '../parties/types'
import { JUDGING_STANDINGS } from './types'

/** From low to high. */
const onScale = z.number().int().min(1).max(5)

/** Cards live in the board's document: here only the form of an id is known. */
const judgedId = z.string().regex(/^[\w.:/~-]{1,128}$/)

/** What one member thinks of a card. */
export const ratingSchema = z.strictObject({ impact: onScale, uncertainty: onScale })

export type Rating = z.infer<typeof ratingSchema>

/** What people are told before they judge; a judgement is taken on these terms only. */
export const judgingTermsSchema = z.strictObject({
  /** Figures of groups of fewer than five are shown, too, so that one may be recognised. */
  attributed: z.boolean(),
  /** Facilitators who speak for a firm, a research body or a public party judge, too. */
  facilitatorsJudge: z.boolean(),
})

export type JudgingTerms = z.infer<typeof judgingTermsSchema>

const toldBefore = { boardId: z.uuid(), attributed: judgingTermsSchema.shape.attributed }

/** `null` takes back what one has judged. */
export const rateCardSchema = z.strictObject({
  ...toldBefore,
  card: judgedId,
  rating: ratingSchema.nullable(),
})

export type CardRating = Omit<z.infer<typeof rateCardSchema>, 'boardId'>

export const assessSchema = z.strictObject({
  ...toldBefore,
  lens: judgedId,
  element: judgedId,
  value: onScale.nullable(),
})

export type ElementAssessment = Omit<z.infer<typeof assessSchema>, 'boardId'>

export const agreeSchema = z.strictObject({ boardId: z.uuid() })

export const setJudgingTermsSchema = judgingTermsSchema.extend({ boardId: z.uuid() })

const figure = z.object({
  median: z.number(),
  spread: z.number().describe('How wide the middle half is (interquartile range).'),
})

const judgedBySectors = <Figures extends z.ZodType>(figures: Figures) => ({
  raters: z.number().int().min(0).describe('How many have judged, in all sectors.'),
  whole: figures.nullable().describe('Of all sectors together; `null` while withheld.'),
  sectors: z.array(
    z.object({ id: z.enum(HELIX_SECTORS), raters: z.number().int().min(1), figures }),
  ),
  withheld: z
    .array(z.enum(HELIX_SECTORS))
    .describe('Sectors that have judged, and whose figures would say too much about somebody.'),
})

const ratingFigures = z.object({ impact: figure, uncertainty: figure })
const assessmentFigures = z.object({ value: figure })

export const cardRatingsSchema = z.object({
  card: z.string(),
  own: ratingSchema.nullable(),
  ...judgedBySectors(ratingFigures),
})

export type CardRatings = z.infer<typeof cardRatingsSchema>

export const elementAssessmentsSchema = z.object({
  lens: z.string(),
  element: z.string(),
  own: onScale.nullable(),
  ...judgedBySectors(assessmentFigures),
})

export type ElementAssessments = z.infer<typeof elementAssessmentsSchema>

/** What people judge on a board, as one of them may see it: one's own, and figures of groups. */
export const judgementsSchema = z.object({
  terms: judgingTermsSchema,
  standing: z
    .enum(JUDGING_STANDINGS)
    .describe('Whether the reader may judge, and if not, for what reason.'),
  earlier: z
    .number()
    .int()
    .min(0)
    .describe('How many of one’s own judgements were given before small groups were shown.'),
  ratings: z.array(cardRatingsSchema),
  assessments: z.array(elementAssessmentsSchema),
})

export type Judgements = z.infer<typeof judgementsSchema>
