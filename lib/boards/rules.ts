import type { Card } from '../cards/schema'
import type { Placement } from '../lenses/schema'
import { SECTORS, type Sector } from '../parties/types'
import type { Relation } from '../relations/schema'
import type { RelationType } from '../relations/types'
import type { Contributions } from './types'

/** What the meters read. */
export type MeterContent = {
  cards: readonly Card[]
  relations: readonly Relation[]
  placements: readonly Placement[]
}

export const HELIX_SECTORS = SECTORS.filter((sector) => sector !== 'facilitating')

/** Relations that tie somebody to somebody. */
const TIES: ReadonlySet<RelationType> = new Set(['supplies', 'spreads-knowledge-to'])

/** From this share on, and among no fewer than so many, a board looks inwards. */
const LOCK_IN = { share: 0.8, among: 5 } as const

type Whereabouts = 'inside' | 'outside' | null

export type InwardLook = {
  inside: { cards: string[]; relations: string[] }
  outside: { cards: string[]; relations: string[] }
  /** Nobody has said where these are. */
  unknown: { cards: string[]; relations: string[] }
  /** Of those known, how much stays inside, from 0 to 1; `null` when nothing is known. */
  share: number | null
  isLockIn: boolean
}

/**
 * Whether the board looks beyond the region: of actors, pipelines and ties (`supplies`, `spreads
 * knowledge to`), the share that stays inside. An actor is where its field says, else where it
 * stands on the lens "Located in, belongs to"; a pipeline leads outside; a tie stays inside when
 * both its cards are inside, and leads outside when one of them is outside.
 */
export function inwardLook({ cards, relations, placements }: MeterContent): InwardLook {
  const placed = new Map(
    placements.flatMap((placement) =>
      placement.lens === 'belonging' && 'zone' in placement
        ? [[placement.card, side(placement.zone.split(':')[0])] as const]
        : [],
    ),
  )
  const where = new Map(
    cards.map((card) => [
      card.id,
      card.type === 'pipeline'
        ? 'outside'
        : (side(card.fields?.located) ?? placed.get(card.id) ?? null),
    ]),
  )
  const look: InwardLook = {
    inside: { cards: [], relations: [] },
    outside: { cards: [], relations: [] },
    unknown: { cards: [], relations: [] },
    share: null,
    isLockIn: false,
  }
  for (const { id, type } of cards) {
    if (type === 'actor' || type === 'pipeline') look[where.get(id) ?? 'unknown'].cards.push(id)
  }
  for (const { id, type, from, to } of relations) {
    if (!TIES.has(type)) continue
    const ends = [where.get(from) ?? null, where.get(to) ?? null]
    look[tieSide(ends) ?? 'unknown'].relations.push(id)
  }
  const [inside, outside] = [countOf(look.inside), countOf(look.outside)]
  const share = inside + outside === 0 ? null : inside / (inside + outside)
  const isLockIn = share !== null && share >= LOCK_IN.share && inside + outside >= LOCK_IN.among
  return { ...look, share, isLockIn }
}

function side(said: unknown): Whereabouts {
  return said === 'inside' || said === 'outside' ? said : null
}

function tieSide(ends: readonly Whereabouts[]): Whereabouts {
  if (ends.includes('outside')) return 'outside'
  return ends.every((end) => end === 'inside') ? 'inside' : null
}

function countOf({ cards, relations }: { cards: string[]; relations: string[] }): number {
  return cards.length + relations.length
}

export type LinearBias = {
  /** Cards whose knowledge started in research. */
  started: string[]
  /** Of those, the ones that no firm's card answers. */
  unanswered: string[]
  /** From 0 to 1; `null` when no card started in research. */
  share: number | null
}

/**
 * Whether ideas only flow from research to firms: cards that started in research and have no relation,
 * either way, with a card that a firm sees or started.
 */
export function linearBias({ cards, relations }: MeterContent): LinearBias {
  const firms = new Set(
    cards
      .filter((card) => card.sector === 'firm' || card.knowledgeStart === 'firm')
      .map(({ id }) => id),
  )
  const answered = new Set(
    relations.flatMap(({ from, to }) => [
      ...(firms.has(to) ? [from] : []),
      ...(firms.has(from) ? [to] : []),
    ]),
  )
  const started = cards.filter((card) => card.knowledgeStart === 'research').map(({ id }) => id)
  const unanswered = started.filter((id) => !answered.has(id))
  return {
    started,
    unanswered,
    share: started.length === 0 ? null : unanswered.length / started.length,
  }
}

export const DISCIPLINES = [
  'social',
  'technological',
  'economic',
  'environmental',
  'political',
] as const satisfies readonly NonNullable<Card['steep']>[]

export type Discipline = (typeof DISCIPLINES)[number]

export type Coverage = {
  sectors: Record<(typeof HELIX_SECTORS)[number], string[]>
  disciplines: Record<Discipline, string[]>
  /** Cards seen from a sector and of a discipline. */
  cells: { sector: Sector; discipline: Discipline; cards: string[] }[]
  /** Cards that say neither. */
  silent: string[]
  /** How many of the three sectors and five disciplines have a card, from 0 to 1. */
  share: number
}

/** From which sectors and disciplines (STEEP) the board's cards are seen. */
export function perspectiveCoverage({ cards }: MeterContent): Coverage {
  const ids = (keep: (card: Card) => boolean) => cards.filter(keep).map(({ id }) => id)
  const sectors = byKey(HELIX_SECTORS, (sector) => ids((card) => card.sector === sector))
  const disciplines = byKey(DISCIPLINES, (steep) => ids((card) => card.steep === steep))
  const all = [...Object.values(sectors), ...Object.values(disciplines)]
  return {
    sectors,
    disciplines,
    cells: HELIX_SECTORS.flatMap((sector) =>
      DISCIPLINES.map((discipline) => ({
        sector,
        discipline,
        cards: ids((card) => card.sector === sector && card.steep === discipline),
      })),
    ),
    silent: ids((card) => !card.steep && !HELIX_SECTORS.some((sector) => sector === card.sector)),
    share: all.filter((found) => found.length > 0).length / all.length,
  }
}

function byKey<Key extends string, Value>(
  keys: readonly Key[],
  of: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>
}

/** The whole problem, as the lens of that name divides it. */
export const ADEQUACY_BINS = [
  'technology',
  'need',
  'marketing',
  'logistics',
  'counter-strategies',
] as const

export type AdequacyBin = (typeof ADEQUACY_BINS)[number]

export type Adequacy = { bins: Record<AdequacyBin, string[]>; empty: AdequacyBin[] }

/** Which parts of the whole problem have a card on the lens "Whole problem". */
export function adequacy({ cards, placements }: MeterContent): Adequacy {
  const here = new Set(cards.map(({ id }) => id))
  const bins = byKey(ADEQUACY_BINS, (bin) =>
    placements
      .filter(
        (placement) =>
          placement.lens === 'adequacy' &&
          'zone' in placement &&
          placement.zone === bin &&
          here.has(placement.card),
      )
      .map(({ card }) => card),
  )
  return { bins, empty: ADEQUACY_BINS.filter((bin) => bins[bin].length === 0) }
}

/**
 * How evenly a whole is shared: Shannon's entropy of the shares over that of equal shares (Pielou
 * 1966), from 0 (one has all) to 1 (all have the same). `null` when there is nothing to share, or
 * nobody to share with.
 */
export function evenness(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total <= 0 || counts.length < 2) return null
  const entropy = counts
    .filter((count) => count > 0)
    .reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0)
  return entropy / Math.log(counts.length)
}

/** How evenly the three sectors contribute; those who facilitate are not counted. */
export function contributionBalance({ sectors }: Pick<Contributions, 'sectors'>): number | null {
  return evenness(
    HELIX_SECTORS.map((sector) => sectors.find((one) => one.sector === sector)?.entries ?? 0),
  )
}
