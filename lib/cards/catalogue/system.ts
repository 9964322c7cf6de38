import type { CardTypeEntry } from './shape'

export const ACTOR = {
  id: 'actor',
  version: 2,
  name: { en: 'Actor', nb: 'Aktør', nn: 'Aktør' },
  help: {
    en: 'Somebody who acts in or on the value chain.',
    nb: 'Noen som handler i eller påvirker verdikjeden.',
    nn: 'Nokon som handlar i eller påverkar verdikjeda.',
  },
  sectorIsOwn: true,
  fields: [
    {
      id: 'party',
      kind: 'line',
      name: { en: 'Party', nb: 'Virksomhet', nn: 'Verksemd' },
      help: {
        en: 'The organisation by its own name, when it is one.',
        nb: 'Virksomheten med sitt eget navn, når det er én.',
        nn: 'Verksemda med sitt eige namn, når det er éi.',
      },
    },
    {
      id: 'located',
      kind: 'choice',
      name: { en: 'Located', nb: 'Lokalisert', nn: 'Lokalisert' },
      options: [
        { id: 'inside', name: { en: 'In the region', nb: 'I regionen', nn: 'I regionen' } },
        {
          id: 'outside',
          name: { en: 'Outside the region', nb: 'Utenfor regionen', nn: 'Utanfor regionen' },
        },
      ],
    },
    {
      id: 'belongs',
      kind: 'choice',
      name: { en: 'Belongs to it', nb: 'Tilhører den', nn: 'Høyrer til' },
      help: {
        en: 'Whether it works as a part of the region, wherever it is.',
        nb: 'Om den virker som en del av regionen, uansett hvor den holder til.',
        nn: 'Om han verkar som ein del av regionen, uansett kvar han held til.',
      },
      options: [
        { id: 'part', name: { en: 'A part of it', nb: 'En del av den', nn: 'Ein del av han' } },
        {
          id: 'not-part',
          name: { en: 'Not a part of it', nb: 'Ikke en del av den', nn: 'Ikkje ein del av han' },
        },
      ],
    },
    {
      id: 'outside-role',
      kind: 'line',
      name: { en: 'Role towards others', nb: 'Rolle overfor andre', nn: 'Rolle overfor andre' },
    },
    {
      id: 'inside-capability',
      kind: 'line',
      name: {
        en: 'What it is able to do itself',
        nb: 'Hva den selv kan',
        nn: 'Kva han sjølv kan',
      },
    },
  ],
} as const satisfies CardTypeEntry

export const CAPABILITY = {
  id: 'capability',
  version: 2,
  name: { en: 'Capability', nb: 'Kompetanse', nn: 'Kompetanse' },
  help: {
    en: 'What somebody is able to do, written down or in the hands.',
    nb: 'Noe noen kan, nedskrevet eller i hendene.',
    nn: 'Noko nokon kan, skrive ned eller i hendene.',
  },
  fields: [
    {
      id: 'knowledge',
      kind: 'choice',
      name: { en: 'Knowledge', nb: 'Kunnskap', nn: 'Kunnskap' },
      help: {
        en: 'Tacit knowledge is learnt by doing; codified knowledge can be read.',
        nb: 'Taus kunnskap læres ved å gjøre; kodifisert kunnskap kan leses.',
        nn: 'Taus kunnskap lærer ein ved å gjere; kodifisert kunnskap kan lesast.',
      },
      options: [
        { id: 'tacit', name: { en: 'Tacit', nb: 'Taus', nn: 'Taus' } },
        { id: 'codified', name: { en: 'Codified', nb: 'Kodifisert', nn: 'Kodifisert' } },
        { id: 'both', name: { en: 'Both', nb: 'Begge deler', nn: 'Begge delar' } },
      ],
    },
    {
      id: 'holder',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Held by', nb: 'Hvem som har den', nn: 'Kven som har han' },
    },
  ],
} as const satisfies CardTypeEntry

export const INSTITUTION = {
  id: 'institution',
  version: 2,
  name: { en: 'Institution', nb: 'Institusjon', nn: 'Institusjon' },
  help: {
    en: 'An organisation or a rule of the game.',
    nb: 'En organisasjon eller en spilleregel.',
    nn: 'Ein organisasjon eller ein spelregel.',
  },
  fields: [
    {
      id: 'form',
      kind: 'choice',
      name: { en: 'Form', nb: 'Form', nn: 'Form' },
      options: [
        {
          id: 'organisation',
          name: { en: 'Organisation', nb: 'Organisasjon', nn: 'Organisasjon' },
        },
        { id: 'rule', name: { en: 'Rule of the game', nb: 'Spilleregel', nn: 'Spelregel' } },
      ],
    },
    {
      id: 'setter',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Set by', nb: 'Fastsatt av', nn: 'Fastsett av' },
    },
    {
      id: 'enforcer',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Upheld by', nb: 'Håndhevet av', nn: 'Handheva av' },
    },
  ],
} as const satisfies CardTypeEntry

export const PIPELINE = {
  id: 'pipeline',
  version: 2,
  name: { en: 'Pipeline', nb: 'Kanal', nn: 'Kanal' },
  help: {
    en: 'A lasting link to a partner outside the region.',
    nb: 'En varig forbindelse til en partner utenfor regionen.',
    nn: 'Eit varig samband til ein partnar utanfor regionen.',
  },
  uses: ['place'],
  fields: [
    {
      id: 'partner',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Partner', nb: 'Partner', nn: 'Partnar' },
    },
    {
      id: 'owner',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Kept up by', nb: 'Vedlikeholdes av', nn: 'Blir halden ved like av' },
    },
    {
      id: 'trust',
      kind: 'choice',
      name: { en: 'Trust', nb: 'Tillit', nn: 'Tillit' },
      options: [
        { id: 'new', name: { en: 'New, untried', nb: 'Ny, uprøvd', nn: 'Ny, uprøvd' } },
        { id: 'growing', name: { en: 'Growing', nb: 'Voksende', nn: 'Veksande' } },
        { id: 'proven', name: { en: 'Proven', nb: 'Prøvd og god', nn: 'Prøvd og god' } },
      ],
    },
    {
      id: 'cost',
      kind: 'line',
      name: {
        en: 'Cost of keeping it',
        nb: 'Kostnad ved å holde den',
        nn: 'Kostnad ved å halde han',
      },
    },
  ],
} as const satisfies CardTypeEntry

export const SERVICE = {
  id: 'service',
  version: 2,
  name: { en: 'Service', nb: 'Tjeneste', nn: 'Teneste' },
  help: {
    en: 'Shared help that firms can use.',
    nb: 'Felles hjelp som bedriftene kan bruke.',
    nn: 'Felles hjelp som bedriftene kan bruke.',
  },
  fields: [
    {
      id: 'owner',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Run by', nb: 'Drives av', nn: 'Blir driven av' },
    },
    {
      id: 'users',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Used by', nb: 'Brukes av', nn: 'Blir brukt av' },
    },
  ],
} as const satisfies CardTypeEntry

export const RESOURCE = {
  id: 'resource',
  version: 2,
  name: { en: 'Resource', nb: 'Ressurs', nn: 'Ressurs' },
  help: {
    en: 'Money, people or equipment to draw on.',
    nb: 'Penger, folk eller utstyr å bygge på.',
    nn: 'Pengar, folk eller utstyr å byggje på.',
  },
  fields: [
    {
      id: 'ownership',
      kind: 'choice',
      name: { en: 'Private or public', nb: 'Privat eller offentlig', nn: 'Privat eller offentleg' },
      options: [
        { id: 'private', name: { en: 'Private', nb: 'Privat', nn: 'Privat' } },
        { id: 'public', name: { en: 'Public', nb: 'Offentlig', nn: 'Offentleg' } },
        { id: 'mixed', name: { en: 'Both', nb: 'Begge deler', nn: 'Begge delar' } },
      ],
    },
    {
      id: 'amount',
      kind: 'line',
      name: { en: 'Amount', nb: 'Omfang', nn: 'Omfang' },
      help: {
        en: 'With its unit: NOK 12 million, four full-time people.',
        nb: 'Med enhet: 12 mill. kr, fire årsverk.',
        nn: 'Med eining: 12 mill. kr, fire årsverk.',
      },
    },
    {
      id: 'holder',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Held by', nb: 'Hvem som har den', nn: 'Kven som har han' },
    },
  ],
} as const satisfies CardTypeEntry
