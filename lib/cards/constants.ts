import type { Sector } from '../parties/types'
import {
  CARD_TYPES,
  type EVIDENCE,
  type KNOWLEDGE_STARTS,
  type STEEP,
  type SYSTEM_LAYERS,
} from './types'

/** What a column of an imported table may become. `text` adds to the body with the column's name. */
export const CARD_TARGETS = [
  'title',
  'title-en',
  'title-nb',
  'title-nn',
  'type',
  'body',
  'sector',
  'place',
  'as-of',
  'evidence',
  'steep',
  'poles',
  'tags',
  'source',
  'system-layer',
  'knowledge-start',
  'id',
  'text',
  'leave-out',
] as const

export type CardTarget = (typeof CARD_TARGETS)[number]

/** Column names that people use, folded, without a language. */
export const CARD_HEADINGS = {
  title: [
    'title',
    'name',
    'heading',
    'card',
    'statement',
    'tittel',
    'navn',
    'overskrift',
    'kort',
    'utsagn',
  ],
  type: ['type', 'card type', 'kind', 'korttype', 'kategori', 'category'],
  body: ['body', 'description', 'details', 'beskrivelse', 'brødtekst', 'utdyping'],
  sector: ['sector', 'perspective', 'aktørgruppe', 'sektor', 'perspektiv'],
  place: ['place', 'location', 'region', 'sted', 'stad'],
  'as-of': ['as of', 'as of date', 'date', 'year', 'dato', 'år', 'per dato'],
  evidence: ['evidence', 'evidence strength', 'belegg', 'evidens', 'kunnskapsgrunnlag'],
  steep: ['steep', 'pestle', 'domain', 'område'],
  poles: ['poles', 'outcomes', 'poler', 'ytterpunkter', 'utfall'],
  tags: ['tags', 'tag', 'keywords', 'emneord', 'stikkord', 'merkelapper'],
  source: ['source', 'reference', 'kilde', 'kjelde', 'referanse'],
  'system-layer': ['system layer', 'systemlag', 'layer'],
  'knowledge-start': [
    'knowledge start',
    'knowledge started',
    'kunnskapens opphav',
    'kunnskapsstart',
  ],
  id: ['id', 'identifier', 'key', 'nøkkel'],
} as const satisfies Partial<Record<CardTarget, readonly string[]>>

type Value<Id extends string> = { id: Id; names: readonly [string, string, ...string[]] }

/** Ids with the words that stand for them; the first is English, the second Bokmål. */
export const CARD_TYPE_NAMES = CARD_TYPES.map(({ id, name }) => ({
  id,
  names: [name.en, name.nb, name.nn] as const,
}))

export const SECTOR_NAMES = [
  { id: 'firm', names: ['Firm', 'Næringsliv', 'Firms', 'Business', 'Industry', 'Bedrift'] },
  {
    id: 'research',
    names: ['Research', 'Forskning', 'Forsking', 'Research and education', 'Forskning/utdanning'],
  },
  {
    id: 'public',
    names: ['Public', 'Offentlig', 'Offentleg', 'Public sector', 'Offentlige aktører'],
  },
  {
    id: 'facilitating',
    names: ['Facilitating', 'Tilrettelegger', 'Tilretteleggjar', 'Facilitator'],
  },
] as const satisfies readonly Value<Sector>[]

export const EVIDENCE_NAMES = [
  { id: 'none', names: ['None', 'Ingen', 'Inga'] },
  { id: 'weak', names: ['Weak', 'Svakt', 'Svak'] },
  { id: 'cases', names: ['Cases', 'Enkelttilfeller', 'Case', 'Enkelttilfelle'] },
  { id: 'strong', names: ['Strong', 'Sterkt', 'Sterk'] },
] as const satisfies readonly Value<(typeof EVIDENCE)[number]>[]

export const STEEP_NAMES = [
  { id: 'social', names: ['Social', 'Sosialt', 'Sosial'] },
  { id: 'technological', names: ['Technological', 'Teknologisk', 'Technology', 'Teknologi'] },
  { id: 'economic', names: ['Economic', 'Økonomisk', 'Economy', 'Økonomi'] },
  { id: 'environmental', names: ['Environmental', 'Miljø', 'Environment', 'Miljømessig'] },
  { id: 'political', names: ['Political', 'Politisk', 'Politics', 'Politikk'] },
] as const satisfies readonly Value<(typeof STEEP)[number]>[]

export const SYSTEM_LAYER_NAMES = [
  { id: 'production', names: ['Production', 'Produksjon'] },
  { id: 'innovation', names: ['Innovation', 'Innovasjon'] },
  { id: 'both', names: ['Both', 'Begge'] },
] as const satisfies readonly Value<(typeof SYSTEM_LAYERS)[number]>[]

export const KNOWLEDGE_START_NAMES = [
  { id: 'firm', names: ['Firm', 'Bedrift', 'Næringsliv'] },
  { id: 'research', names: ['Research', 'Forskning', 'Forsking'] },
  { id: 'public', names: ['Public', 'Offentlig', 'Offentleg'] },
  { id: 'users', names: ['Users', 'Brukere', 'Brukarar'] },
] as const satisfies readonly Value<(typeof KNOWLEDGE_STARTS)[number]>[]

/** Canvas units. A card is this wide; its height follows its words. */
export const CARD_WIDTH = 240
