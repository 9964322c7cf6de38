type RelationTypeEntry = {
  id: string
  version: number
  name: { en: string; nb: string; nn: string }
}

/** The catalogue of directed relations, in the order in which they are offered. */
export const RELATION_TYPES = [
  {
    id: 'pressures',
    version: 1,
    name: { en: 'pressures', nb: 'legger press på', nn: 'legg press på' },
  },
  { id: 'supplies', version: 1, name: { en: 'supplies', nb: 'leverer til', nn: 'leverer til' } },
  { id: 'complements', version: 1, name: { en: 'complements', nb: 'utfyller', nn: 'utfyller' } },
  {
    id: 'competes-with',
    version: 1,
    name: { en: 'competes with', nb: 'konkurrerer med', nn: 'konkurrerer med' },
  },
  { id: 'resembles', version: 1, name: { en: 'resembles', nb: 'ligner', nn: 'liknar' } },
  {
    id: 'spreads-knowledge-to',
    version: 1,
    name: { en: 'spreads knowledge to', nb: 'sprer kunnskap til', nn: 'spreier kunnskap til' },
  },
  { id: 'leads-to', version: 1, name: { en: 'leads to', nb: 'fører til', nn: 'fører til' } },
  { id: 'enables', version: 1, name: { en: 'enables', nb: 'muliggjør', nn: 'gjer mogleg' } },
  { id: 'hinders', version: 1, name: { en: 'hinders', nb: 'hindrer', nn: 'hindrar' } },
  {
    id: 'is-evidence-for',
    version: 1,
    name: { en: 'is evidence for', nb: 'er belegg for', nn: 'er belegg for' },
  },
  { id: 'qualifies', version: 1, name: { en: 'qualifies', nb: 'nyanserer', nn: 'nyanserer' } },
  { id: 'contradicts', version: 1, name: { en: 'contradicts', nb: 'motsier', nn: 'motseier' } },
  {
    id: 'depends-on',
    version: 1,
    name: { en: 'depends on', nb: 'avhenger av', nn: 'er avhengig av' },
  },
  { id: 'owns', version: 1, name: { en: 'owns', nb: 'eier', nn: 'eig' } },
  {
    id: 'offshoot-of',
    version: 1,
    name: { en: 'offshoot of', nb: 'er avlegger av', nn: 'er avleggar av' },
  },
] as const satisfies readonly RelationTypeEntry[]

export type RelationType = (typeof RELATION_TYPES)[number]['id']

export const RELATION_TYPE_IDS = RELATION_TYPES.map((type) => type.id) as [
  RelationType,
  ...RelationType[],
]

export const POLARITIES = ['+', '-', '?'] as const
export type Polarity = (typeof POLARITIES)[number]

export const STRENGTHS = [1, 2, 3] as const
export type Strength = (typeof STRENGTHS)[number]
