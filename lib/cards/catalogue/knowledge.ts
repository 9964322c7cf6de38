import type { CardTypeEntry } from './shape'

export const PRACTICE = {
  id: 'practice',
  version: 2,
  name: { en: 'Practice', nb: 'Praksis', nn: 'Praksis' },
  help: {
    en: 'How something is done at a place and a time.',
    nb: 'Hvordan noe gjøres på et sted og en tid.',
    nn: 'Korleis noko blir gjort på ein stad og ei tid.',
  },
  uses: ['place', 'asOf'],
  requires: ['place', 'asOf'],
  fields: [],
} as const satisfies CardTypeEntry

export const CLAIM = {
  id: 'claim',
  version: 2,
  name: { en: 'Claim', nb: 'Påstand', nn: 'Påstand' },
  help: {
    en: 'Something said to be true, with its evidence.',
    nb: 'Noe som sies å være sant, med grunnlaget.',
    nn: 'Noko som blir sagt å vere sant, med grunnlaget.',
  },
  uses: ['evidence', 'source'],
  fields: [],
} as const satisfies CardTypeEntry

export const RESEARCH_QUESTION = {
  id: 'research-question',
  version: 2,
  name: { en: 'Research question', nb: 'Forskningsspørsmål', nn: 'Forskingsspørsmål' },
  help: {
    en: 'Something that research could answer.',
    nb: 'Noe forskningen kan svare på.',
    nn: 'Noko forskinga kan svare på.',
  },
  fields: [
    {
      id: 'answerer',
      kind: 'line',
      suggests: 'actor',
      name: { en: 'Who could answer', nb: 'Hvem som kan svare', nn: 'Kven som kan svare' },
    },
  ],
} as const satisfies CardTypeEntry

export const NOTE = {
  id: 'note',
  version: 2,
  name: { en: 'Note', nb: 'Notat', nn: 'Notat' },
  help: {
    en: 'Anything else worth keeping.',
    nb: 'Alt annet som er verdt å ta vare på.',
    nn: 'Alt anna som er verdt å ta vare på.',
  },
  fields: [],
} as const satisfies CardTypeEntry
