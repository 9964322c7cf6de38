import type { Lens } from '../types'
import { words } from './words'

const phases: Lens = {
  id: 'value-chain-phases',
  version: 1,
  kind: 'path',
  loop: true,
  name: words('Phases of a value chain', 'Faser i en verdikjede', 'Fasar i ei verdikjede'),
  help: words(
    'Where each product stands between birth and renewal. The same product may stand elsewhere in another scenario.',
    'Hvor hvert produkt står mellom fødsel og fornyelse. Det samme produktet kan stå et annet sted i et annet scenario.',
    'Kvar kvart produkt står mellom fødsel og fornying. Det same produktet kan stå ein annan stad i eit anna scenario.',
  ),
  sources: [{ text: 'Ørstavik, Isaksen & Mariussen 2005', section: '1.1' }],
  suits: ['capability', 'option', 'venture', 'wildcard'],
  steps: [
    {
      id: 'created',
      name: words('Created', 'Skapes', 'Blir skapt'),
      hint: words(
        'Radically new products that start a chain.',
        'Radikalt nye produkter som starter en verdikjede.',
        'Radikalt nye produkt som startar ei verdikjede.',
      ),
    },
    {
      id: 'varied',
      name: words('Product innovation', 'Produktinnovasjon', 'Produktinnovasjon'),
      hint: words(
        'Better versions and variants of what exists.',
        'Bedre utgaver og varianter av det som finnes.',
        'Betre utgåver og variantar av det som finst.',
      ),
    },
    {
      id: 'efficient',
      name: words('Made efficient', 'Effektiviseres', 'Blir effektivisert'),
      hint: words(
        'Mature products that compete on price and process.',
        'Modne produkter som konkurrerer på pris og prosess.',
        'Mogne produkt som konkurrerer på pris og prosess.',
      ),
    },
    {
      id: 'destroyed',
      name: words('Destroyed', 'Ødelegges', 'Blir øydelagt'),
      hint: words(
        'Products that something new makes obsolete.',
        'Produkter som noe nytt gjør foreldet.',
        'Produkt som noko nytt gjer forelda.',
      ),
    },
    {
      id: 'offshoots',
      name: words('Creative destruction', 'Kreativ destruksjon', 'Kreativ destruksjon'),
      hint: words(
        'Old skills that find new uses and new products.',
        'Gamle ferdigheter som får nye anvendelser og nye produkter.',
        'Gamle ferdigheiter som får ny bruk og nye produkt.',
      ),
    },
  ],
}

const governance: Lens = {
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

export const VALUE_CHAIN_LENSES: readonly Lens[] = [phases, governance]
