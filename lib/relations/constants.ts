import {
  channelField,
  type Polarity,
  RELATION_TYPE_IDS,
  RELATION_TYPES,
  type Strength,
} from './types'

/** What a column of an imported table may become. */
export const RELATION_TARGETS = [
  'from',
  'type',
  'to',
  'polarity',
  'strength',
  'channel',
  'leave-out',
] as const

export type RelationTarget = (typeof RELATION_TARGETS)[number]

/** Column names that people use, folded, without a language. */
export const RELATION_HEADINGS = {
  from: ['from', 'from card', 'fra', 'frå', 'fra kort', 'source card'],
  type: ['type', 'relation', 'relation type', 'relasjon', 'relasjonstype'],
  to: ['to', 'to card', 'til', 'til kort', 'target card'],
  polarity: ['polarity', 'sign', 'polaritet', 'fortegn'],
  strength: ['strength', 'weight', 'styrke'],
  channel: ['channel', 'governance', 'form of governance', 'kanal', 'styringsform'],
} as const satisfies Partial<Record<RelationTarget, readonly string[]>>

export const RELATION_TYPE_NAMES = RELATION_TYPES.map(({ id, name }) => ({
  id,
  names: [name.en, name.nb, name.nn] as const,
}))

/** What the known channels of a type are called; other words are kept as they are written. */
export const CHANNEL_NAMES = RELATION_TYPE_IDS.map((type) => ({
  type,
  names: (channelField(type)?.options ?? []).map(({ id, name }) => ({
    id,
    names: [name.en, name.nb, name.nn] as const,
  })),
}))

/** How people write a polarity; an empty cell says that it is not known. */
export const POLARITY_WORDS: ReadonlyMap<string, Polarity> = new Map([
  ['', '?'],
  ['?', '?'],
  ['+', '+'],
  ['-', '-'],
  ['−', '-'],
  ['–', '-'],
])

/** How people write a strength; an empty cell is the weakest. */
export const STRENGTH_WORDS: ReadonlyMap<string, Strength> = new Map([
  ['', 1],
  ['1', 1],
  ['2', 2],
  ['3', 3],
])
