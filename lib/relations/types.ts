/** Names and help in the three languages of the interface. */
type Words = { en: string; nb: string; nn: string }

/** One of the known ways in which a relation of a type works. */
export type ChannelOption = { id: string; name: Words; help: Words }

/** What is asked about how a relation works, where the answers are known. */
export type ChannelField = { name: Words; options: readonly ChannelOption[] }

type RelationTypeEntry = {
  id: string
  version: number
  name: Words
  help: Words
  /** Other types have a channel in free words. */
  channel?: ChannelField
}

/** Who steers the exchange between buyer and supplier (Humphrey & Schmitz 2004). */
const GOVERNANCE: ChannelField = {
  name: { en: 'Form of governance', nb: 'Styringsform', nn: 'Styringsform' },
  options: [
    {
      id: 'market',
      name: { en: 'market', nb: 'marked', nn: 'marknad' },
      help: {
        en: 'Buyers and sellers can change partners at little cost.',
        nb: 'Kjøper og selger kan bytte partner uten store kostnader.',
        nn: 'Kjøpar og seljar kan byte partnar utan store kostnader.',
      },
    },
    {
      id: 'network',
      name: { en: 'network', nb: 'nettverk', nn: 'nettverk' },
      help: {
        en: 'Equals who depend on each other and develop things together.',
        nb: 'Likeverdige som er avhengige av hverandre og utvikler sammen.',
        nn: 'Likeverdige som er avhengige av kvarandre og utviklar saman.',
      },
    },
    {
      id: 'quasi-hierarchy',
      name: { en: 'quasi-hierarchy', nb: 'kvasihierarki', nn: 'kvasihierarki' },
      help: {
        en: 'The buyer lays down what is made and how, without owning the supplier.',
        nb: 'Kjøperen bestemmer hva som lages og hvordan, uten å eie leverandøren.',
        nn: 'Kjøparen bestemmer kva som blir laga og korleis, utan å eige leverandøren.',
      },
    },
    {
      id: 'hierarchy',
      name: { en: 'hierarchy', nb: 'hierarki', nn: 'hierarki' },
      help: {
        en: 'The buyer owns the supplier, wholly or in part.',
        nb: 'Kjøperen eier leverandøren, helt eller delvis.',
        nn: 'Kjøparen eig leverandøren, heilt eller delvis.',
      },
    },
  ],
}

/** How knowledge gets from one to the other without being bought. */
const KNOWLEDGE_CHANNEL: ChannelField = {
  name: { en: 'Channel', nb: 'Kanal', nn: 'Kanal' },
  options: [
    {
      id: 'copying',
      name: { en: 'copying', nb: 'etterligning', nn: 'etterlikning' },
      help: {
        en: 'One sees what the other does and does the same.',
        nb: 'Den ene ser hva den andre gjør, og gjør det samme.',
        nn: 'Den eine ser kva den andre gjer, og gjer det same.',
      },
    },
    {
      id: 'job-moves',
      name: { en: 'job moves', nb: 'jobbskifte', nn: 'jobbskifte' },
      help: {
        en: 'People change employers and bring what they know.',
        nb: 'Folk bytter arbeidsgiver og tar med seg det de kan.',
        nn: 'Folk byter arbeidsgivar og tek med seg det dei kan.',
      },
    },
    {
      id: 'shared-consultants',
      name: { en: 'shared consultants', nb: 'felles rådgivere', nn: 'felles rådgivarar' },
      help: {
        en: 'The same advisers or suppliers work for both.',
        nb: 'De samme rådgiverne eller leverandørene arbeider for begge.',
        nn: 'Dei same rådgivarane eller leverandørane arbeider for begge.',
      },
    },
    {
      id: 'informal',
      name: { en: 'informal', nb: 'uformell', nn: 'uformell' },
      help: {
        en: 'People meet and talk, without an agreement.',
        nb: 'Folk møtes og snakker sammen, uten avtale.',
        nn: 'Folk møtest og snakkar saman, utan avtale.',
      },
    },
    {
      id: 'formal',
      name: { en: 'formal', nb: 'formell', nn: 'formell' },
      help: {
        en: 'There is an agreement, a licence or a project.',
        nb: 'Det finnes en avtale, en lisens eller et prosjekt.',
        nn: 'Det finst ein avtale, ein lisens eller eit prosjekt.',
      },
    },
  ],
}

/** The catalogue of directed relations, in the order in which they are offered. */
export const RELATION_TYPES = [
  {
    id: 'pressures',
    version: 2,
    name: { en: 'pressures', nb: 'legger press på', nn: 'legg press på' },
    help: {
      en: 'Makes the other change or do better.',
      nb: 'Får den andre til å endre seg eller bli bedre.',
      nn: 'Får den andre til å endre seg eller bli betre.',
    },
  },
  {
    id: 'supplies',
    version: 2,
    name: { en: 'supplies', nb: 'leverer til', nn: 'leverer til' },
    help: {
      en: 'Sells goods or services to the other.',
      nb: 'Selger varer eller tjenester til den andre.',
      nn: 'Sel varer eller tenester til den andre.',
    },
    channel: GOVERNANCE,
  },
  {
    id: 'complements',
    version: 2,
    name: { en: 'complements', nb: 'utfyller', nn: 'utfyller' },
    help: {
      en: 'Is worth more together with the other.',
      nb: 'Er mer verdt sammen med den andre.',
      nn: 'Er meir verdt saman med den andre.',
    },
  },
  {
    id: 'competes-with',
    version: 2,
    name: { en: 'competes with', nb: 'konkurrerer med', nn: 'konkurrerer med' },
    help: {
      en: 'Wants the same customers, people or means.',
      nb: 'Vil ha de samme kundene, folkene eller midlene.',
      nn: 'Vil ha dei same kundane, folka eller midla.',
    },
  },
  {
    id: 'resembles',
    version: 2,
    name: { en: 'resembles', nb: 'ligner', nn: 'liknar' },
    help: {
      en: 'Is alike in a way that matters here.',
      nb: 'Er lik på en måte som betyr noe her.',
      nn: 'Er lik på ein måte som tyder noko her.',
    },
  },
  {
    id: 'spreads-knowledge-to',
    version: 2,
    name: { en: 'spreads knowledge to', nb: 'sprer kunnskap til', nn: 'spreier kunnskap til' },
    help: {
      en: 'The other learns from it, paid for or not.',
      nb: 'Den andre lærer av den, mot betaling eller ikke.',
      nn: 'Den andre lærer av den, mot betaling eller ikkje.',
    },
    channel: KNOWLEDGE_CHANNEL,
  },
  {
    id: 'leads-to',
    version: 2,
    name: { en: 'leads to', nb: 'fører til', nn: 'fører til' },
    help: {
      en: 'The one happens, and the other follows.',
      nb: 'Det ene skjer, og det andre følger.',
      nn: 'Det eine skjer, og det andre følgjer.',
    },
  },
  {
    id: 'enables',
    version: 2,
    name: { en: 'enables', nb: 'muliggjør', nn: 'gjer mogleg' },
    help: {
      en: 'Makes the other possible or easier.',
      nb: 'Gjør det andre mulig eller lettere.',
      nn: 'Gjer det andre mogleg eller lettare.',
    },
  },
  {
    id: 'hinders',
    version: 2,
    name: { en: 'hinders', nb: 'hindrer', nn: 'hindrar' },
    help: {
      en: 'Makes the other harder or stops it.',
      nb: 'Gjør det andre vanskeligere eller stanser det.',
      nn: 'Gjer det andre vanskelegare eller stansar det.',
    },
  },
  {
    id: 'is-evidence-for',
    version: 2,
    name: { en: 'is evidence for', nb: 'er belegg for', nn: 'er belegg for' },
    help: {
      en: 'Is a reason to believe the other.',
      nb: 'Er en grunn til å tro på det andre.',
      nn: 'Er ein grunn til å tru på det andre.',
    },
  },
  {
    id: 'qualifies',
    version: 2,
    name: { en: 'qualifies', nb: 'nyanserer', nn: 'nyanserer' },
    help: {
      en: 'Says when or where the other holds.',
      nb: 'Sier når eller hvor det andre gjelder.',
      nn: 'Seier når eller kvar det andre gjeld.',
    },
  },
  {
    id: 'contradicts',
    version: 2,
    name: { en: 'contradicts', nb: 'motsier', nn: 'motseier' },
    help: {
      en: 'Both cannot be true at once.',
      nb: 'Begge kan ikke være sanne samtidig.',
      nn: 'Begge kan ikkje vere sanne samstundes.',
    },
  },
  {
    id: 'depends-on',
    version: 2,
    name: { en: 'depends on', nb: 'avhenger av', nn: 'er avhengig av' },
    help: {
      en: 'Needs the other in order to work.',
      nb: 'Trenger det andre for å virke.',
      nn: 'Treng det andre for å verke.',
    },
  },
  {
    id: 'owns',
    version: 2,
    name: { en: 'owns', nb: 'eier', nn: 'eig' },
    help: {
      en: 'Has the right to decide over the other.',
      nb: 'Har rett til å bestemme over det andre.',
      nn: 'Har rett til å bestemme over det andre.',
    },
  },
  {
    id: 'offshoot-of',
    version: 2,
    name: { en: 'offshoot of', nb: 'er avlegger av', nn: 'er avleggar av' },
    help: {
      en: 'Has grown out of the other.',
      nb: 'Har vokst ut av det andre.',
      nn: 'Har vakse ut av det andre.',
    },
  },
] as const satisfies readonly RelationTypeEntry[]

export type RelationType = (typeof RELATION_TYPES)[number]['id']

export const RELATION_TYPE_IDS = RELATION_TYPES.map((type) => type.id) as [
  RelationType,
  ...RelationType[],
]

const CHANNELS: ReadonlyMap<RelationType, ChannelField> = new Map(
  RELATION_TYPES.flatMap((type) => ('channel' in type ? [[type.id, type.channel] as const] : [])),
)

/** The known ways in which relations of this type work; `null` where free words say it. */
export function channelField(type: RelationType): ChannelField | null {
  return CHANNELS.get(type) ?? null
}

export const POLARITIES = ['+', '-', '?'] as const
export type Polarity = (typeof POLARITIES)[number]

export const STRENGTHS = [1, 2, 3] as const
export type Strength = (typeof STRENGTHS)[number]
