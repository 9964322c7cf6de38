import type { CardTypeEntry } from './shape'

export const DRIVER = {
  id: 'driver',
  version: 2,
  name: { en: 'Driver', nb: 'Drivkraft', nn: 'Drivkraft' },
  help: {
    en: 'A force that shapes the future whatever we do.',
    nb: 'En kraft som former framtiden uansett hva vi gjør.',
    nn: 'Ei kraft som formar framtida uansett kva vi gjer.',
  },
  uses: ['steep'],
  fields: [
    {
      id: 'direction',
      kind: 'choice',
      name: { en: 'Direction', nb: 'Retning', nn: 'Retning' },
      options: [
        {
          id: 'rising',
          name: { en: 'Getting stronger', nb: 'Blir sterkere', nn: 'Blir sterkare' },
        },
        { id: 'steady', name: { en: 'Stays as it is', nb: 'Holder seg', nn: 'Held seg' } },
        { id: 'falling', name: { en: 'Getting weaker', nb: 'Blir svakere', nn: 'Blir svakare' } },
        { id: 'turning', name: { en: 'Turning', nb: 'Snur', nn: 'Snur' } },
      ],
    },
    {
      id: 'speed',
      kind: 'choice',
      name: { en: 'Speed', nb: 'Tempo', nn: 'Tempo' },
      help: {
        en: 'How fast it changes what we live by.',
        nb: 'Hvor fort det endrer det vi lever av.',
        nn: 'Kor fort det endrar det vi lever av.',
      },
      options: [
        { id: 'slow', name: { en: 'Over decades', nb: 'Over tiår', nn: 'Over tiår' } },
        { id: 'years', name: { en: 'Over years', nb: 'Over år', nn: 'Over år' } },
        { id: 'sudden', name: { en: 'All at once', nb: 'På én gang', nn: 'På éin gong' } },
      ],
    },
  ],
} as const satisfies CardTypeEntry

export const UNCERTAINTY = {
  id: 'uncertainty',
  version: 2,
  name: { en: 'Uncertainty', nb: 'Usikkerhet', nn: 'Uvisse' },
  help: {
    en: 'Something that may go one of two ways, and matters.',
    nb: 'Noe som kan gå en av to veier, og som betyr noe.',
    nn: 'Noko som kan gå ein av to vegar, og som tyder noko.',
  },
  uses: ['poles'],
  fields: [],
} as const satisfies CardTypeEntry

export const WILDCARD = {
  id: 'wildcard',
  version: 2,
  name: { en: 'Wildcard', nb: 'Jokerhendelse', nn: 'Jokerhending' },
  help: {
    en: 'Unlikely, but it would change everything.',
    nb: 'Lite sannsynlig, men det ville endret alt.',
    nn: 'Lite sannsynleg, men det ville endra alt.',
  },
  uses: ['steep'],
  fields: [],
} as const satisfies CardTypeEntry

export const TENSION = {
  id: 'tension',
  version: 2,
  name: { en: 'Tension', nb: 'Spenning', nn: 'Spenning' },
  help: {
    en: 'Two aims that pull apart.',
    nb: 'To hensyn som trekker hver sin vei.',
    nn: 'To omsyn som dreg kvar sin veg.',
  },
  uses: ['poles'],
  fields: [],
} as const satisfies CardTypeEntry

export const SIGNPOST = {
  id: 'signpost',
  version: 2,
  name: { en: 'Signpost', nb: 'Varselsignal', nn: 'Varselsignal' },
  help: {
    en: 'A sign that tells which future is arriving.',
    nb: 'Et tegn på hvilken framtid som er på vei.',
    nn: 'Eit teikn på kva framtid som er på veg.',
  },
  fields: [
    {
      id: 'indicator',
      kind: 'line',
      name: { en: 'What to watch', nb: 'Hva vi følger med på', nn: 'Kva vi følgjer med på' },
      help: {
        en: 'A figure or an event that anybody can check.',
        nb: 'Et tall eller en hendelse som alle kan etterprøve.',
        nn: 'Eit tal eller ei hending som alle kan etterprøve.',
      },
    },
    {
      id: 'threshold',
      kind: 'line',
      name: { en: 'When it counts', nb: 'Når det teller', nn: 'Når det tel' },
    },
  ],
} as const satisfies CardTypeEntry
