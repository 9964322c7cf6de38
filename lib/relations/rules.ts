import { type Language, languagesFor, nameIndex, readRow, splitLanguage } from '../tables/rules'
import type { Issue, IssueProblem, Mapping, TableRow } from '../tables/types'
import {
  CHANNEL_NAMES,
  POLARITY_WORDS,
  RELATION_HEADINGS,
  RELATION_TYPE_NAMES,
  type RelationTarget,
  STRENGTH_WORDS,
} from './constants'
import { RELATION_LIMITS, type RelationFields } from './schema'
import { type ChannelOption, channelField, type RelationType } from './types'

/** A row that makes a relation between two cards that exist, or that the same import makes. */
export type RelationRow = RelationFields & { row: number }

/** Finds the card that a cell names by its title or id. */
export type FindCard = (name: string) =>
  | { ok: true; id: string }
  | {
      ok: false
      problem: Extract<IssueProblem, 'unknown-card' | 'card-has-errors' | 'several-cards'>
      /** Titles that are nearly the same. */
      near: readonly string[]
    }

const TARGET_BY_HEADING = new Map<string, RelationTarget>(
  Object.entries(RELATION_HEADINGS).flatMap(([target, names]) =>
    names.map((name) => [name, target as RelationTarget] as const),
  ),
)

const TYPES = nameIndex(RELATION_TYPE_NAMES)

const CHANNELS = new Map(CHANNEL_NAMES.map(({ type, names }) => [type, nameIndex(names)]))

/** The option that a relation's channel is; `null` for none and for words that are no option. */
export function channelOption({
  type,
  channel,
}: Pick<RelationFields, 'type' | 'channel'>): ChannelOption | null {
  return channelField(type)?.options.find(({ id }) => id === channel) ?? null
}

/**
 * What changes when a relation gets another type: an option of the old type says nothing about the
 * new one, words that somebody wrote stay.
 */
export function retyped(
  relation: Pick<RelationFields, 'type' | 'channel'>,
  type: RelationType,
): Partial<Pick<RelationFields, 'type' | 'channel'>> {
  const { channel } = relation
  const loses = channelOption(relation) !== null && channelOption({ type, channel }) === null
  return loses ? { type, channel: undefined } : { type }
}

/** What each column seems to be; `null` where the person must decide. */
export function guessRelationColumns(
  headings: readonly string[],
  language: Language,
): (RelationTarget | null)[] {
  const columns = headings.map((heading) => {
    const { name, language: spoken } = splitLanguage(heading)
    return { spoken, target: TARGET_BY_HEADING.get(name) ?? null }
  })
  const chosen = new Set(
    [...new Set(columns.map(({ target }) => target))].map((target) => {
      const same = columns.filter((column) => column.target === target)
      return [null, ...languagesFor(language)]
        .map((wanted) => same.find(({ spoken }) => spoken === wanted))
        .find((found) => found !== undefined)
    }),
  )
  return columns.map((column) => (chosen.has(column) ? column.target : null))
}

/** Reads one row into a relation, or says what is wrong with each of its cells. */
export function readRelationRow(
  tableRow: TableRow,
  options: {
    mapping: Mapping<RelationTarget>
    columns: readonly string[]
    findCard: FindCard
  },
): { ok: true; relation: RelationRow } | { ok: false; issues: Issue[] } {
  const row = readRow(tableRow, options)
  const end = (target: 'from' | 'to') => {
    const text = row.text(target)
    if (text === '') {
      row.report(target, 'missing')
      return null
    }
    const found = options.findCard(text)
    if (found.ok) return found.id
    row.report(target, found.problem, { accepted: found.near })
    return null
  }
  const from = end('from')
  const to = end('to')
  if (from !== null && from === to) row.report('to', 'same-card')
  const type = row.oneOf('type', TYPES)
  if (row.text('type') === '') row.report('type', 'missing', { accepted: TYPES.ids })
  const polarity = POLARITY_WORDS.get(row.text('polarity'))
  if (!polarity) row.report('polarity', 'unknown-value', { accepted: ['+', '-', '?'] })
  const strength = STRENGTH_WORDS.get(row.text('strength'))
  if (!strength) row.report('strength', 'unknown-value', { accepted: ['1', '2', '3'] })
  const words = row.words('channel', RELATION_LIMITS.channel)
  const channel = type && words ? (CHANNELS.get(type)?.find(words) ?? words) : words
  if (!from || !to || !type || !polarity || !strength || row.issues.length > 0) {
    return { ok: false, issues: row.issues }
  }
  return {
    ok: true,
    relation: { row: row.row, from, to, type, polarity, strength, ...(channel && { channel }) },
  }
}
