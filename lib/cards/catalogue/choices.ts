import type { CardTypeEntry } from './shape'

export const OBSTACLE = {
  id: 'obstacle',
  version: 2,
  name: { en: 'Obstacle', nb: 'Hinder', nn: 'Hinder' },
  help: {
    en: 'What stands in the way.',
    nb: 'Det som står i veien.',
    nn: 'Det som står i vegen.',
  },
  fields: [
    {
      id: 'kind',
      kind: 'choice',
      name: { en: 'Kind', nb: 'Slag', nn: 'Slag' },
      options: [
        {
          id: 'customers',
          name: {
            en: 'Customers’ resistance',
            nb: 'Kundenes motstand',
            nn: 'Motstand frå kundane',
          },
        },
        {
          id: 'competence',
          name: {
            en: 'Missing competence',
            nb: 'Manglende kompetanse',
            nn: 'Manglande kompetanse',
          },
        },
        { id: 'other', name: { en: 'Something else', nb: 'Noe annet', nn: 'Noko anna' } },
      ],
    },
  ],
} as const satisfies CardTypeEntry

export const OPTION = {
  id: 'option',
  version: 2,
  name: { en: 'Option', nb: 'Handlingsvalg', nn: 'Handlingsval' },
  help: {
    en: 'Something that we could choose to do.',
    nb: 'Noe vi kan velge å gjøre.',
    nn: 'Noko vi kan velje å gjere.',
  },
  fields: [
    {
      id: 'novelty',
      kind: 'choice',
      name: { en: 'Novelty', nb: 'Nyhetsgrad', nn: 'Nyheitsgrad' },
      options: [
        { id: 'incremental', name: { en: 'Step by step', nb: 'Stegvis', nn: 'Stegvis' } },
        { id: 'radical', name: { en: 'Radical', nb: 'Radikal', nn: 'Radikal' } },
      ],
    },
    {
      id: 'receiving-capacity',
      kind: 'choice',
      name: { en: 'Receiving capacity', nb: 'Mottakerkompetanse', nn: 'Mottakarkompetanse' },
      help: {
        en: 'How well the firms can take in and use the knowledge that it needs.',
        nb: 'Hvor godt bedriftene kan ta imot og bruke kunnskapen som trengs.',
        nn: 'Kor godt bedriftene kan ta imot og bruke kunnskapen som trengst.',
      },
      options: [
        { id: 'low', name: { en: 'Low', nb: 'Lav', nn: 'Låg' } },
        { id: 'medium', name: { en: 'Medium', nb: 'Middels', nn: 'Middels' } },
        { id: 'high', name: { en: 'High', nb: 'Høy', nn: 'Høg' } },
      ],
    },
    {
      id: 'upgrading',
      kind: 'choice',
      name: { en: 'Upgrading', nb: 'Oppgradering', nn: 'Oppgradering' },
      help: {
        en: 'How the firms would move up in the value chain.',
        nb: 'Hvordan bedriftene ville flytte seg opp i verdikjeden.',
        nn: 'Korleis bedriftene ville flytte seg opp i verdikjeda.',
      },
      options: [
        { id: 'process', name: { en: 'Process', nb: 'Prosess', nn: 'Prosess' } },
        { id: 'product', name: { en: 'Product', nb: 'Produkt', nn: 'Produkt' } },
        { id: 'functional', name: { en: 'Functional', nb: 'Funksjonell', nn: 'Funksjonell' } },
        {
          id: 'inter-sectoral',
          name: {
            en: 'Into another sector',
            nb: 'Til en annen sektor',
            nn: 'Til ein annan sektor',
          },
        },
      ],
    },
    {
      id: 'mechanism',
      kind: 'choice',
      name: { en: 'Mechanism', nb: 'Mekanisme', nn: 'Mekanisme' },
      options: [
        {
          id: 'complementarity',
          name: { en: 'Complementarity', nb: 'Komplementaritet', nn: 'Komplementaritet' },
        },
        {
          id: 'innovation-pressure',
          name: { en: 'Innovation pressure', nb: 'Innovasjonspress', nn: 'Innovasjonspress' },
        },
        {
          id: 'knowledge-spread',
          name: { en: 'Spread of knowledge', nb: 'Kunnskapsspredning', nn: 'Kunnskapsspreiing' },
        },
      ],
    },
    {
      id: 'innovation',
      kind: 'choice',
      name: { en: 'Innovation', nb: 'Innovasjon', nn: 'Innovasjon' },
      options: [
        { id: 'product', name: { en: 'Of product', nb: 'I produkt', nn: 'I produkt' } },
        { id: 'process', name: { en: 'Of process', nb: 'I prosess', nn: 'I prosess' } },
        { id: 'both', name: { en: 'Of both', nb: 'I begge', nn: 'I begge' } },
      ],
    },
    {
      id: 'outcome',
      kind: 'choice',
      name: { en: 'Outcome', nb: 'Resultat', nn: 'Resultat' },
      help: {
        en: 'What there is afterwards that was not there before.',
        nb: 'Det som finnes etterpå og ikke fantes før.',
        nn: 'Det som finst etterpå og ikkje fanst før.',
      },
      options: [
        { id: 'market', name: { en: 'New market', nb: 'Nytt marked', nn: 'Ny marknad' } },
        {
          id: 'capability',
          name: { en: 'New capability', nb: 'Ny kompetanse', nn: 'Ny kompetanse' },
        },
        { id: 'venture', name: { en: 'New firm', nb: 'Ny bedrift', nn: 'Ny bedrift' } },
        {
          id: 'infrastructure',
          name: { en: 'Shared means', nb: 'Felles midler', nn: 'Felles middel' },
        },
        { id: 'rule', name: { en: 'New rule', nb: 'Ny regel', nn: 'Ny regel' } },
      ],
    },
    {
      id: 'pressure',
      kind: 'choice',
      name: { en: 'Pressure comes from', nb: 'Presset kommer fra', nn: 'Presset kjem frå' },
      options: [
        { id: 'customers', name: { en: 'Customers', nb: 'Kunder', nn: 'Kundar' } },
        { id: 'rivals', name: { en: 'Rivals', nb: 'Konkurrenter', nn: 'Konkurrentar' } },
        { id: 'suppliers', name: { en: 'Suppliers', nb: 'Leverandører', nn: 'Leverandørar' } },
        {
          id: 'public',
          name: { en: 'Public demands', nb: 'Offentlige krav', nn: 'Offentlege krav' },
        },
        { id: 'technology', name: { en: 'Technology', nb: 'Teknologi', nn: 'Teknologi' } },
        { id: 'own-wish', name: { en: 'Own ambition', nb: 'Egen ambisjon', nn: 'Eigen ambisjon' } },
      ],
    },
  ],
} as const satisfies CardTypeEntry

export const VENTURE = {
  id: 'venture',
  version: 2,
  name: { en: 'Venture', nb: 'Nyskaping', nn: 'Nyskaping' },
  help: {
    en: 'A new firm or activity that splits off.',
    nb: 'En ny bedrift eller aktivitet som skilles ut.',
    nn: 'Ei ny bedrift eller ein aktivitet som blir skild ut.',
  },
  fields: [
    {
      id: 'spin-off',
      kind: 'choice',
      name: {
        en: 'Why it splits off',
        nb: 'Hvorfor den skilles ut',
        nn: 'Kvifor ho blir skild ut',
      },
      options: [
        {
          id: 'outside-core',
          name: { en: 'Outside the core', nb: 'Utenfor kjernen', nn: 'Utanfor kjernen' },
        },
        {
          id: 'not-pursued',
          name: {
            en: 'In the core, not pursued',
            nb: 'I kjernen, ikke utnyttet',
            nn: 'I kjernen, ikkje utnytta',
          },
        },
        {
          id: 'technology',
          name: { en: 'Answer to technology', nb: 'Svar på teknologi', nn: 'Svar på teknologi' },
        },
      ],
    },
    {
      id: 'parent',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Splits off from', nb: 'Skilles ut fra', nn: 'Blir skild ut frå' },
    },
  ],
} as const satisfies CardTypeEntry
