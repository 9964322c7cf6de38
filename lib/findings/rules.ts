import type { Card } from '../cards/schema'
import type { Relation } from '../relations/schema'

/** What is worth a second look on a card, with the values that its sentence needs. */
export type CardFinding =
  | { finding: 'stale'; values: { asOf: string; years: number } }
  | { finding: 'nowhere'; values: { missing: 'place' | 'date' | 'both' } }
  | { finding: 'radicalLowCapacity' | 'radicalTacitOnly' | 'fromNothing'; values: object }

export type CardSurroundings = {
  /** The card's own relations, in either direction. */
  relations: readonly Relation[]
  findCard: (id: string) => Card | null
  now: Date
  staleAfterMonths: number
}

/** What a card says too little about, or what its own fields speak against. Pure. */
export function cardFindings(card: Card, surroundings: CardSurroundings): CardFinding[] {
  switch (card.type) {
    case 'practice':
      return practiceFindings(card, surroundings)
    case 'option':
      return optionFindings(card, surroundings)
    default:
      return []
  }
}

function practiceFindings(card: Card, { now, staleAfterMonths }: CardSurroundings): CardFinding[] {
  const found: CardFinding[] = []
  if (!card.place || !card.asOf) {
    const missing = card.place ? 'date' : card.asOf ? 'place' : 'both'
    found.push({ finding: 'nowhere', values: { missing } })
  }
  const months = card.asOf ? monthsSince(card.asOf, now) : 0
  if (card.asOf && months > staleAfterMonths) {
    found.push({ finding: 'stale', values: { asOf: card.asOf, years: Math.floor(months / 12) } })
  }
  return found
}

/**
 * Radical innovations rest more on codified, scientific knowledge, and take more capacity to
 * receive it (Cohen & Levinthal 1990; Bathelt, Malmberg & Maskell 2004).
 */
function optionFindings(card: Card, { relations, findCard }: CardSurroundings): CardFinding[] {
  const found: CardFinding[] = []
  const capabilities = capabilitiesOf(card, { relations, findCard })
  const radical = card.fields?.novelty === 'radical'
  if (radical && card.fields?.['receiving-capacity'] === 'low') {
    found.push({ finding: 'radicalLowCapacity', values: {} })
  }
  if (radical && capabilities.length > 0 && capabilities.every(isTacit)) {
    found.push({ finding: 'radicalTacitOnly', values: {} })
  }
  if (capabilities.length === 0) found.push({ finding: 'fromNothing', values: {} })
  return found
}

const isTacit = ({ fields }: Card) => fields?.knowledge === 'tacit'

/** The capabilities that a card is related to, whichever way and however. */
function capabilitiesOf(
  card: Card,
  { relations, findCard }: Pick<CardSurroundings, 'relations' | 'findCard'>,
): Card[] {
  const ids = new Set(relations.map(({ from, to }) => (from === card.id ? to : from)))
  return [...ids].flatMap((id) => {
    const other = findCard(id)
    return other?.type === 'capability' ? [other] : []
  })
}

/**
 * Whole months since a date that may be only a year or a month, counted from that period's end:
 * what is known of 2024 may have been seen in its December. 0 for a date to come.
 */
export function monthsSince(asOf: string, now: Date): number {
  const [year = 0, month = 12, day] = asOf.split('-').map(Number)
  const lastDay = day ?? new Date(Date.UTC(year, month, 0)).getUTCDate()
  const months = (now.getUTCFullYear() - year) * 12 + (now.getUTCMonth() + 1 - month)
  return Math.max(0, now.getUTCDate() < lastDay && !isLastDay(now) ? months - 1 : months)
}

/** The end of February is a whole month after the end of January. */
function isLastDay(now: Date): boolean {
  const next = new Date(now.getTime())
  next.setUTCDate(now.getUTCDate() + 1)
  return next.getUTCDate() === 1
}
