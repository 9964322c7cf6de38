/** Names and help in the three languages of the interface. */
type Words = { en: string; nb: string; nn: string }

type CardTypeEntry = {
  id: string
  version: number
  name: Words
  help: Words
  /** Whether the card is about two opposite ends. */
  poles?: true
}

/** The catalogue of card types, in the order in which they are offered. */
export const CARD_TYPES = [
  {
    id: 'driver',
    version: 1,
    name: { en: 'Driver', nb: 'Drivkraft', nn: 'Drivkraft' },
    help: {
      en: 'A force that shapes the future whatever we do.',
      nb: 'En kraft som former framtiden uansett hva vi gjør.',
      nn: 'Ei kraft som formar framtida uansett kva vi gjer.',
    },
  },
  {
    id: 'uncertainty',
    version: 1,
    name: { en: 'Uncertainty', nb: 'Usikkerhet', nn: 'Uvisse' },
    help: {
      en: 'Something that may go one of two ways, and matters.',
      nb: 'Noe som kan gå en av to veier, og som betyr noe.',
      nn: 'Noko som kan gå ein av to vegar, og som tyder noko.',
    },
    poles: true,
  },
  {
    id: 'actor',
    version: 1,
    name: { en: 'Actor', nb: 'Aktør', nn: 'Aktør' },
    help: {
      en: 'Somebody who acts in or on the value chain.',
      nb: 'Noen som handler i eller påvirker verdikjeden.',
      nn: 'Nokon som handlar i eller påverkar verdikjeda.',
    },
  },
  {
    id: 'capability',
    version: 1,
    name: { en: 'Capability', nb: 'Kompetanse', nn: 'Kompetanse' },
    help: {
      en: 'What somebody is able to do, written down or in the hands.',
      nb: 'Noe noen kan, nedskrevet eller i hendene.',
      nn: 'Noko nokon kan, skrive ned eller i hendene.',
    },
  },
  {
    id: 'institution',
    version: 1,
    name: { en: 'Institution', nb: 'Institusjon', nn: 'Institusjon' },
    help: {
      en: 'An organisation or a rule of the game.',
      nb: 'En organisasjon eller en spilleregel.',
      nn: 'Ein organisasjon eller ein spelregel.',
    },
  },
  {
    id: 'practice',
    version: 1,
    name: { en: 'Practice', nb: 'Praksis', nn: 'Praksis' },
    help: {
      en: 'How something is done at a place and a time.',
      nb: 'Hvordan noe gjøres på et sted og en tid.',
      nn: 'Korleis noko blir gjort på ein stad og ei tid.',
    },
  },
  {
    id: 'claim',
    version: 1,
    name: { en: 'Claim', nb: 'Påstand', nn: 'Påstand' },
    help: {
      en: 'Something said to be true, with its evidence.',
      nb: 'Noe som sies å være sant, med grunnlaget.',
      nn: 'Noko som blir sagt å vere sant, med grunnlaget.',
    },
  },
  {
    id: 'pipeline',
    version: 1,
    name: { en: 'Pipeline', nb: 'Kanal', nn: 'Kanal' },
    help: {
      en: 'A lasting link to a partner outside the region.',
      nb: 'En varig forbindelse til en partner utenfor regionen.',
      nn: 'Eit varig samband til ein partnar utanfor regionen.',
    },
  },
  {
    id: 'service',
    version: 1,
    name: { en: 'Service', nb: 'Tjeneste', nn: 'Teneste' },
    help: {
      en: 'Shared help that firms can use.',
      nb: 'Felles hjelp som bedriftene kan bruke.',
      nn: 'Felles hjelp som bedriftene kan bruke.',
    },
  },
  {
    id: 'resource',
    version: 1,
    name: { en: 'Resource', nb: 'Ressurs', nn: 'Ressurs' },
    help: {
      en: 'Money, people or equipment to draw on.',
      nb: 'Penger, folk eller utstyr å bygge på.',
      nn: 'Pengar, folk eller utstyr å byggje på.',
    },
  },
  {
    id: 'obstacle',
    version: 1,
    name: { en: 'Obstacle', nb: 'Hinder', nn: 'Hinder' },
    help: {
      en: 'What stands in the way.',
      nb: 'Det som står i veien.',
      nn: 'Det som står i vegen.',
    },
  },
  {
    id: 'option',
    version: 1,
    name: { en: 'Option', nb: 'Handlingsvalg', nn: 'Handlingsval' },
    help: {
      en: 'Something that we could choose to do.',
      nb: 'Noe vi kan velge å gjøre.',
      nn: 'Noko vi kan velje å gjere.',
    },
  },
  {
    id: 'venture',
    version: 1,
    name: { en: 'Venture', nb: 'Nyskaping', nn: 'Nyskaping' },
    help: {
      en: 'A new firm or activity that splits off.',
      nb: 'En ny bedrift eller aktivitet som skilles ut.',
      nn: 'Ei ny bedrift eller ein aktivitet som blir skild ut.',
    },
  },
  {
    id: 'research-question',
    version: 1,
    name: { en: 'Research question', nb: 'Forskningsspørsmål', nn: 'Forskingsspørsmål' },
    help: {
      en: 'Something that research could answer.',
      nb: 'Noe forskningen kan svare på.',
      nn: 'Noko forskinga kan svare på.',
    },
  },
  {
    id: 'wildcard',
    version: 1,
    name: { en: 'Wildcard', nb: 'Jokerhendelse', nn: 'Jokerhending' },
    help: {
      en: 'Unlikely, but it would change everything.',
      nb: 'Lite sannsynlig, men det ville endret alt.',
      nn: 'Lite sannsynleg, men det ville endra alt.',
    },
  },
  {
    id: 'tension',
    version: 1,
    name: { en: 'Tension', nb: 'Spenning', nn: 'Spenning' },
    help: {
      en: 'Two aims that pull apart.',
      nb: 'To hensyn som trekker hver sin vei.',
      nn: 'To omsyn som dreg kvar sin veg.',
    },
    poles: true,
  },
  {
    id: 'signpost',
    version: 1,
    name: { en: 'Signpost', nb: 'Varselsignal', nn: 'Varselsignal' },
    help: {
      en: 'A sign that tells which future is arriving.',
      nb: 'Et tegn på hvilken framtid som er på vei.',
      nn: 'Eit teikn på kva framtid som er på veg.',
    },
  },
  {
    id: 'note',
    version: 1,
    name: { en: 'Note', nb: 'Notat', nn: 'Notat' },
    help: {
      en: 'Anything else worth keeping.',
      nb: 'Alt annet som er verdt å ta vare på.',
      nn: 'Alt anna som er verdt å ta vare på.',
    },
  },
] as const satisfies readonly CardTypeEntry[]

export type CardType = (typeof CARD_TYPES)[number]['id']

export const CARD_TYPE_IDS = CARD_TYPES.map((type) => type.id) as [CardType, ...CardType[]]

export const STEEP = ['social', 'technological', 'economic', 'environmental', 'political'] as const

/** How strong the evidence is, from none to several independent studies. */
export const EVIDENCE = ['none', 'weak', 'cases', 'strong'] as const

/** The system that a card belongs to (domain: system layer). */
export const SYSTEM_LAYERS = ['production', 'innovation', 'both'] as const

/** Where the knowledge behind a card started. */
export const KNOWLEDGE_STARTS = ['firm', 'research', 'public', 'users'] as const
