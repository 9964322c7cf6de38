import type { NewBoard } from '@/lib/boards/schema'
import type { NewCluster } from '@/lib/clusters/schema'
import type { NewParty } from '@/lib/parties/schema'

export type DemoLocale = 'en' | 'nb'

type Text = Record<DemoLocale, string>

/** Everybody in the demo is made up; the statements on the main board are from the report. */
export const OWNER = { name: 'Sigrid Aune', email: 'sigrid.aune@demo.framsyn.test' }

export const NAMES = {
  lead: 'Nordvik Cluster',
  exporter: 'Havbris AS',
  supplier: 'Skarv Maritime AS',
  newcomer: 'Tindra Robotics AS',
  institute: 'Nordtek',
  observer: 'Lyng Research',
  agency: 'Vekst Nordvik',
} as const

const UNIVERSITY: Text = { en: 'University of Nordvik', nb: 'Universitetet i Nordvik' }
const PORT: Text = { en: 'Port of Nordvik', nb: 'Nordvik havn' }

export function demoCluster(locale: DemoLocale): NewCluster {
  const texts = {
    en: {
      name: 'Nordvik ocean industries',
      description:
        'Suppliers, shipowners, researchers and public bodies along the Nordvik fjord, working on what the ocean industries can become.',
      place: 'Nordvik region',
    },
    nb: {
      name: 'Havnæringene i Nordvik',
      description:
        'Leverandører, rederier, forskere og offentlige aktører langs Nordvikfjorden, om hva havnæringene kan bli.',
      place: 'Nordvik-regionen',
    },
  }
  return {
    slug: 'nordvik',
    locale,
    placeScope: 'geographic',
    commissioner: NAMES.agency,
    accountableEditor: OWNER.name,
    ...texts[locale],
  }
}

export function demoParties(locale: DemoLocale): (NewParty & { key: PartyKey })[] {
  const t = (en: string, nb: string) => (locale === 'en' ? en : nb)
  return [
    {
      key: 'lead',
      name: NAMES.lead,
      sector: 'facilitating',
      funder: t('Member fees and a public cluster programme', 'Kontingent og et klyngeprogram'),
      legitimacy: t(
        'A board elected by firms, research and public bodies',
        'Et styre valgt av bedrifter, forskning og offentlige aktører',
      ),
    },
    {
      key: 'exporter',
      name: NAMES.exporter,
      sector: 'firm',
      homeBaseInside: true,
      specialisation: t('Propulsion for offshore vessels', 'Framdrift for offshorefartøy'),
    },
    {
      key: 'supplier',
      name: NAMES.supplier,
      sector: 'firm',
      homeBaseInside: true,
      specialisation: t('Hulls and outfitting', 'Skrog og utrustning'),
    },
    {
      key: 'newcomer',
      name: NAMES.newcomer,
      sector: 'firm',
      homeBaseInside: true,
      specialisation: t('Inspection robots', 'Inspeksjonsroboter'),
    },
    { key: 'institute', name: NAMES.institute, sector: 'research' },
    { key: 'university', name: UNIVERSITY[locale], sector: 'research' },
    { key: 'observer', name: NAMES.observer, sector: 'research', homeBaseInside: false },
    { key: 'agency', name: NAMES.agency, sector: 'public' },
    { key: 'port', name: PORT[locale], sector: 'public' },
  ]
}

export type PartyKey = keyof typeof NAMES | 'university' | 'port'

export type DemoBoard = Omit<NewBoard, 'parties'> & {
  parties: readonly PartyKey[]
  /** Files in prisma/seed/data. */
  cards: string
  relations: string
  placements?: string
  /** How many days before the seed it was made. */
  age: number
}

/** The newest board is the first that people see, so the main one comes last. */
export function demoBoards(locale: DemoLocale): { arena: DemoBoard; main: DemoBoard } {
  const t = (en: string, nb: string) => (locale === 'en' ? en : nb)
  return {
    arena: {
      title: t('Test arena for electric vessels', 'Testarena for elektriske fartøy'),
      initiative: t(
        'A place in the fjord where electric vessels are tried out before they are sold.',
        'Et sted i fjorden der elektriske fartøy prøves ut før de selges.',
      ),
      place: t('The inner fjord and its quays', 'Indre fjord og kaiene der'),
      outOfScope: t('Passenger ferries', 'Passasjerferger'),
      boundaryStrategy: t('By place', 'Etter sted'),
      horizonYear: 2032,
      parties: ['lead', 'supplier', 'institute', 'agency', 'port'],
      cards: 'test-arena-cards.csv',
      relations: 'test-arena-relations.csv',
      age: 20,
    },
    main: {
      title: t('From supplier to own brand', 'Fra leverandør til eget merke'),
      initiative: t(
        'What it would take for suppliers in the cluster to design and sell under their own names.',
        'Hva som skal til for at leverandørene i klyngen kan designe og selge under eget navn.',
      ),
      place: t(
        'Nordvik and the markets that its firms sell to',
        'Nordvik og markedene bedriftene selger til',
      ),
      outOfScope: t('Fisheries and aquaculture quotas', 'Kvoter i fiske og havbruk'),
      boundaryStrategy: t(
        'Start from the value chain, then follow the knowledge links outwards',
        'Begynn i verdikjeden, og følg så kunnskapen utover',
      ),
      horizonYear: 2040,
      parties: [
        'lead',
        'exporter',
        'supplier',
        'newcomer',
        'institute',
        'university',
        'agency',
        'port',
      ],
      cards: 'nce-cards.csv',
      relations: 'nce-relations.csv',
      placements: 'nce-placements.csv',
      age: 1,
    },
  }
}
