import {
  CARD_TYPE_NAMES,
  type CardTarget,
  EVIDENCE_NAMES,
  KNOWLEDGE_START_NAMES,
  SECTOR_NAMES,
  STEEP_NAMES,
  SYSTEM_LAYER_NAMES,
} from '../cards/constants'
import { RELATION_TYPE_NAMES, type RelationTarget } from '../relations/constants'
import type { Language } from '../tables/rules'

type Heading = { en: string; nb: string; nn: string }

const same = (word: string): Heading => ({ en: word, nb: word, nn: word })

/** Columns of exported cards; our import knows each by its heading in every language. */
export const CARD_COLUMNS = {
  id: same('Id'),
  type: same('Type'),
  title: { en: 'Title', nb: 'Tittel', nn: 'Tittel' },
  'title-en': { en: 'Title (en)', nb: 'Tittel (en)', nn: 'Tittel (en)' },
  'title-nb': { en: 'Title (nb)', nb: 'Tittel (nb)', nn: 'Tittel (nb)' },
  'title-nn': { en: 'Title (nn)', nb: 'Tittel (nn)', nn: 'Tittel (nn)' },
  body: { en: 'Description', nb: 'Beskrivelse', nn: 'Utdyping' },
  sector: { en: 'Sector', nb: 'Aktørgruppe', nn: 'Aktørgruppe' },
  place: { en: 'Place', nb: 'Sted', nn: 'Stad' },
  'as-of': { en: 'As of', nb: 'Dato', nn: 'Dato' },
  evidence: { en: 'Evidence', nb: 'Belegg', nn: 'Belegg' },
  steep: same('STEEP'),
  poles: { en: 'Poles', nb: 'Poler', nn: 'Poler' },
  tags: { en: 'Tags', nb: 'Stikkord', nn: 'Stikkord' },
  source: { en: 'Source', nb: 'Kilde', nn: 'Kjelde' },
  'system-layer': { en: 'System layer', nb: 'Systemlag', nn: 'Systemlag' },
  'knowledge-start': {
    en: 'Knowledge start',
    nb: 'Kunnskapens opphav',
    nn: 'Kunnskapens opphav',
  },
} as const satisfies Partial<Record<CardTarget, Heading>>

/** Columns of exported relations, which our import knows in the same way. */
export const RELATION_COLUMNS = {
  from: { en: 'From', nb: 'Fra', nn: 'Frå' },
  type: { en: 'Relation', nb: 'Relasjon', nn: 'Relasjon' },
  to: { en: 'To', nb: 'Til', nn: 'Til' },
  polarity: { en: 'Polarity', nb: 'Polaritet', nn: 'Polaritet' },
  strength: { en: 'Strength', nb: 'Styrke', nn: 'Styrke' },
  channel: { en: 'Channel', nb: 'Kanal', nn: 'Kanal' },
} as const satisfies Partial<Record<RelationTarget, Heading>>

export const PLACEMENT_COLUMNS = {
  card: { en: 'Card', nb: 'Kort', nn: 'Kort' },
  lens: { en: 'Lens', nb: 'Analyseramme', nn: 'Analyseramme' },
  zone: { en: 'Zone', nb: 'Felt', nn: 'Felt' },
  x: same('x'),
  y: same('y'),
  'card-id': { en: 'Card id', nb: 'Kort-id', nn: 'Kort-id' },
  'lens-id': { en: 'Lens id', nb: 'Analyseramme-id', nn: 'Analyseramme-id' },
  'zone-id': { en: 'Zone id', nb: 'Felt-id', nn: 'Felt-id' },
} as const satisfies Record<string, Heading>

const VALUES = {
  type: CARD_TYPE_NAMES,
  relation: RELATION_TYPE_NAMES,
  sector: SECTOR_NAMES,
  evidence: EVIDENCE_NAMES,
  steep: STEEP_NAMES,
  'system-layer': SYSTEM_LAYER_NAMES,
  'knowledge-start': KNOWLEDGE_START_NAMES,
} as const satisfies Record<string, readonly { id: string; names: readonly string[] }[]>

/** What a value is called in a language; empty when there is none. */
export function valueName(
  of: keyof typeof VALUES,
  id: string | undefined,
  language: Language,
): string {
  if (id === undefined) return ''
  const known: readonly { id: string; names: readonly string[] }[] = VALUES[of]
  return known.find((value) => value.id === id)?.names[language === 'en' ? 0 : 1] ?? id
}

/** What a file holds, for its name. */
export const HOLDS = {
  cards: { en: 'cards', nb: 'kort', nn: 'kort' },
  relations: { en: 'relations', nb: 'relasjoner', nn: 'relasjonar' },
  placements: { en: 'placements', nb: 'plasseringer', nn: 'plasseringar' },
  canvas: { en: 'canvas', nb: 'lerret', nn: 'lerret' },
} as const satisfies Record<string, Heading>
