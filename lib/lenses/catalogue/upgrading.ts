import type { Lens } from '../types'
import { words } from './words'

const RADII = [0.22, 0.24] as const

export const upgradingMechanisms: Lens = {
  id: 'upgrading-mechanisms',
  version: 1,
  kind: 'zones',
  name: words('Upgrading mechanisms', 'Oppgraderingsmekanismer', 'Oppgraderingsmekanismar'),
  help: words(
    'Three ways in which being close makes firms better. Place options by the mechanism that they lean on.',
    'Tre måter nærhet gjør bedrifter bedre på. Plasser handlingsvalg etter mekanismen de støtter seg på.',
    'Tre måtar nærleik gjer bedrifter betre på. Plasser handlingsval etter mekanismen dei støttar seg på.',
  ),
  sources: [{ text: 'Reve & Jakobsen 2001', section: '2.1' }],
  suits: ['option', 'resource', 'capability'],
  checks: ['mechanism-mix'],
  zones: [
    {
      id: 'complementarity',
      name: words('Complementarity', 'Komplementaritet', 'Komplementaritet'),
      hint: words(
        'Shared labour, suppliers, education and services.',
        'Felles arbeidskraft, leverandører, utdanning og tjenester.',
        'Felles arbeidskraft, leverandørar, utdanning og tenester.',
      ),
      shape: { kind: 'ellipse', ellipse: { centre: [0.5, 0.25], radii: RADII } },
      anchor: [0.5, 0.25],
    },
    {
      id: 'pressure',
      name: words('Innovation pressure', 'Innovasjonspress', 'Innovasjonspress'),
      hint: words(
        'Demanding customers, and rivals one can see.',
        'Krevende kunder, og konkurrenter man kan se.',
        'Krevjande kundar, og konkurrentar ein kan sjå.',
      ),
      shape: { kind: 'ellipse', ellipse: { centre: [0.26, 0.75], radii: RADII } },
      anchor: [0.26, 0.75],
    },
    {
      id: 'knowledge',
      name: words('Knowledge spread', 'Kunnskapsspredning', 'Kunnskapsspreiing'),
      hint: words(
        'Copying, job moves, shared consultants, talk and joint work.',
        'Kopiering, jobbskifter, felles konsulenter, prat og samarbeid.',
        'Kopiering, jobbskifte, felles konsulentar, prat og samarbeid.',
      ),
      shape: { kind: 'ellipse', ellipse: { centre: [0.74, 0.75], radii: RADII } },
      anchor: [0.74, 0.75],
    },
  ],
  edges: [
    { from: 'complementarity', to: 'pressure', both: true },
    { from: 'pressure', to: 'knowledge', both: true },
    { from: 'complementarity', to: 'knowledge', both: true },
  ],
}

export const governance: Lens = {
  id: 'governance-upgrading',
  version: 1,
  kind: 'axes',
  name: words('Governance and upgrading', 'Styring og oppgradering', 'Styring og oppgradering'),
  help: words(
    'How a chain is governed decides which upgrading is within reach. Place options where they would happen.',
    'Hvordan en verdikjede styres, avgjør hvilken oppgradering som er mulig. Plasser handlingsvalg der de ville skjedd.',
    'Korleis ei verdikjede blir styrt, avgjer kva oppgradering som er mogleg. Plasser handlingsval der dei ville skjedd.',
  ),
  sources: [
    { text: 'Humphrey & Schmitz 2004', section: '3' },
    { text: 'Schmitz 2004', section: '3' },
  ],
  suits: ['option', 'obstacle', 'actor'],
  checks: [
    'functional-without-obstacle',
    'functional-without-way-round',
    'upgrading-without-prerequisite',
  ],
  x: {
    name: words('Governance of the chain', 'Styring av verdikjeden', 'Styring av verdikjeda'),
    low: words('Loose', 'Løs', 'Laus'),
    high: words('Tight', 'Tett', 'Tett'),
    steps: [
      {
        id: 'market',
        name: words('Market', 'Marked', 'Marknad'),
        hint: words(
          'Standard goods; buyers can switch.',
          'Standardvarer; kundene kan bytte.',
          'Standardvarer; kundane kan byte.',
        ),
      },
      {
        id: 'network',
        name: words('Network', 'Nettverk', 'Nettverk'),
        hint: words(
          'Equals who develop together.',
          'Likeverdige som utvikler sammen.',
          'Likeverdige som utviklar saman.',
        ),
      },
      {
        id: 'quasi-hierarchy',
        name: words('Quasi-hierarchy', 'Kvasi-hierarki', 'Kvasi-hierarki'),
        hint: words(
          'The buyer specifies and controls.',
          'Kunden spesifiserer og kontrollerer.',
          'Kunden spesifiserer og kontrollerer.',
        ),
      },
      {
        id: 'hierarchy',
        name: words('Hierarchy', 'Hierarki', 'Hierarki'),
        hint: words(
          'The lead firm owns the others.',
          'Det ledende foretaket eier de andre.',
          'Det leiande føretaket eig dei andre.',
        ),
      },
    ],
  },
  y: {
    name: words('Upgrading', 'Oppgradering', 'Oppgradering'),
    low: words('Narrow', 'Liten', 'Lita'),
    high: words('Wide', 'Stor', 'Stor'),
    steps: [
      {
        id: 'process',
        name: words('Process', 'Prosess', 'Prosess'),
        hint: words(
          'Better equipment or a reorganised chain.',
          'Bedre utstyr eller en omorganisert kjede.',
          'Betre utstyr eller ei omorganisert kjede.',
        ),
      },
      {
        id: 'product',
        name: words('Product', 'Produkt', 'Produkt'),
        hint: words(
          'More advanced goods or services.',
          'Mer avanserte varer eller tjenester.',
          'Meir avanserte varer eller tenester.',
        ),
      },
      {
        id: 'functional',
        name: words('Functional', 'Funksjonell', 'Funksjonell'),
        hint: words(
          'New tasks, such as design or an own brand.',
          'Nye oppgaver, som design eller eget merke.',
          'Nye oppgåver, som design eller eige merke.',
        ),
      },
      {
        id: 'inter-sectoral',
        name: words('Inter-sectoral', 'Inter-sektoriell', 'Inter-sektoriell'),
        hint: words(
          'Known skills used in another industry.',
          'Kjent kunnskap brukt i en annen næring.',
          'Kjend kunnskap brukt i ei anna næring.',
        ),
      },
    ],
  },
}
