import type { Template, TemplateCard } from '../types'
import { FACILITATOR, OBSERVER, RAPPORTEUR, SCEPTIC, TIMEKEEPER } from './roles'
import { empty, placed, words } from './words'

export const innovationJourney: Template = {
  id: 'innovation-journey',
  version: 1,
  name: words('Innovation journey', 'Innovasjonsreise', 'Innovasjonsreise'),
  help: words(
    'Follow one initiative on its way: course, setbacks, forks and what it takes.',
    'Følg én satsing på veien: kurs, tilbakeslag, veiskiller og det som trengs.',
    'Følg éi satsing på vegen: kurs, tilbakeslag, vegskilje og det som trengst.',
  ),
  lenses: ['journey', 'adequacy', 'triple-helix'],
  roles: [FACILITATOR, RAPPORTEUR, OBSERVER],
  agenda: [
    {
      id: 'course',
      name: words('The way so far', 'Veien så langt', 'Vegen så langt'),
      task: words(
        'Write what happened, and where it could have gone otherwise.',
        'Skriv hva som skjedde, og hvor det kunne gått annerledes.',
        'Skriv kva som skjedde, og kvar det kunne gått annleis.',
      ),
      minutes: 20,
      lens: 'journey',
      cards: [
        placed('practice', { lens: 'journey', zone: 'groundwork:course' }),
        placed('obstacle', { lens: 'journey', zone: 'development:setbacks' }),
        placed('tension', { lens: 'journey', zone: 'development:forks' }),
      ],
    },
    {
      id: 'whole',
      name: words('The whole problem', 'Hele problemet', 'Heile problemet'),
      task: words(
        'Ask one question in each of the five fields.',
        'Still ett spørsmål i hvert av de fem feltene.',
        'Still eitt spørsmål i kvart av dei fem felta.',
      ),
      minutes: 25,
      lens: 'adequacy',
      cards: ['technology', 'need', 'marketing', 'logistics', 'counter-strategies'].map((zone) =>
        placed('research-question', { lens: 'adequacy', zone }),
      ),
    },
    {
      id: 'resources',
      name: words('What it takes', 'Det som trengs', 'Det som trengst'),
      task: words(
        'Write what you need, who has it, and who asks.',
        'Skriv hva dere trenger, hvem som har det, og hvem som spør.',
        'Skriv kva de treng, kven som har det, og kven som spør.',
      ),
      minutes: 15,
      cards: empty('resource', 3),
    },
  ],
}

/** Eight pairs that tell a networked region from one of firms that stand alone. */
const PAIRS: readonly TemplateCard[] = [
  {
    type: 'tension',
    title: words('Inside firms', 'Inne i bedriftene', 'Inne i bedriftene'),
    poles: [
      words('Flat, teams decide', 'Flatt, gruppene avgjør', 'Flatt, gruppene avgjer'),
      words('Layered, the top decides', 'Lagdelt, toppen avgjør', 'Lagdelt, toppen avgjer'),
    ],
  },
  {
    type: 'tension',
    title: words('Between firms', 'Mellom bedriftene', 'Mellom bedriftene'),
    poles: [
      words('Work together often', 'Samarbeider ofte', 'Samarbeider ofte'),
      words('Keep to themselves', 'Holder seg for seg selv', 'Held seg for seg sjølve'),
    ],
  },
  {
    type: 'tension',
    title: words('Who makes what', 'Hvem som lager hva', 'Kven som lagar kva'),
    poles: [
      words('Many specialists', 'Mange spesialister', 'Mange spesialistar'),
      words('A few that make it all', 'Noen få som lager alt', 'Nokre få som lagar alt'),
    ],
  },
  {
    type: 'tension',
    title: words('Where knowledge flows', 'Hvor kunnskapen går', 'Kvar kunnskapen går'),
    poles: [
      words(
        'Across, also to rivals',
        'På tvers, også til konkurrenter',
        'På tvers, òg til konkurrentar',
      ),
      words(
        'Between customer and supplier only',
        'Bare mellom kunde og leverandør',
        'Berre mellom kunde og leverandør',
      ),
    ],
  },
  {
    type: 'tension',
    title: words('Where people meet', 'Hvor folk møtes', 'Kvar folk møtest'),
    poles: [
      words('Many shared meeting places', 'Mange felles møteplasser', 'Mange felles møteplassar'),
      words('Hardly any', 'Knapt noen', 'Knapt nokon'),
    ],
  },
  {
    type: 'tension',
    title: words('Trust', 'Tillit', 'Tillit'),
    poles: [
      words(
        'Between people in different firms',
        'Mellom folk i ulike bedrifter',
        'Mellom folk i ulike bedrifter',
      ),
      words('Inside the firm only', 'Bare inne i bedriften', 'Berre inne i bedrifta'),
    ],
  },
  {
    type: 'tension',
    title: words('Careers', 'Karrierer', 'Karrierar'),
    poles: [
      words(
        'People change firms and bring what they know',
        'Folk bytter bedrift og tar med seg det de kan',
        'Folk byter bedrift og tek med seg det dei kan',
      ),
      words('People stay where they are', 'Folk blir der de er', 'Folk blir der dei er'),
    ],
  },
  {
    type: 'tension',
    title: words('When things change', 'Når noe endrer seg', 'Når noko endrar seg'),
    poles: [
      words(
        'We learn and adapt together',
        'Vi lærer og tilpasser oss sammen',
        'Vi lærer og tilpassar oss saman',
      ),
      words('Each saves itself', 'Hver berger seg selv', 'Kvar bergar seg sjølv'),
    ],
  },
]

export const regionComparison: Template = {
  id: 'region-comparison',
  version: 1,
  name: words(
    'Comparison of two regions',
    'Sammenlikning av to regioner',
    'Samanlikning av to regionar',
  ),
  help: words(
    'Eight pairs after Saxenian (1994). Answer them on the phone in three minutes.',
    'Åtte par etter Saxenian (1994). Svar på mobilen på tre minutter.',
    'Åtte par etter Saxenian (1994). Svar på mobilen på tre minutt.',
  ),
  lenses: ['open-system', 'district-maturity'],
  roles: [FACILITATOR, TIMEKEEPER],
  agenda: [
    {
      id: 'pairs',
      name: words('Like us?', 'Likner det oss?', 'Liknar det oss?'),
      task: words(
        'For each pair, say which side is more like your region.',
        'Si for hvert par hvilken side som likner mest på regionen deres.',
        'Sei for kvart par kva side som liknar mest på regionen dykkar.',
      ),
      minutes: 3,
      cards: PAIRS,
    },
    {
      id: 'differences',
      name: words('Where we differ', 'Der vi er uenige', 'Der vi er usamde'),
      task: words(
        'Talk about the pairs where the sectors answer most unlike.',
        'Snakk om parene der aktørgruppene svarer mest ulikt.',
        'Snakk om para der aktørgruppene svarer mest ulikt.',
      ),
      minutes: 20,
      lens: 'open-system',
      cards: empty('claim', 2),
    },
  ],
}

export const renewal: Template = {
  id: 'renewal',
  version: 1,
  name: words('Renewal', 'Fornyelse', 'Fornying'),
  help: words(
    'What you can do already, and which new chains could grow out of it.',
    'Hva dere allerede kan, og hvilke nye verdikjeder som kan vokse ut av det.',
    'Kva de alt kan, og kva nye verdikjeder som kan vekse ut av det.',
  ),
  lenses: ['offshoots', 'value-chain-phases', 'three-horizons'],
  roles: [FACILITATOR, TIMEKEEPER, RAPPORTEUR, SCEPTIC],
  agenda: [
    {
      id: 'capabilities',
      name: words('What we can do', 'Det vi kan', 'Det vi kan'),
      task: words(
        'Write skills, also those that only sit in the hands.',
        'Skriv ferdigheter, også dem som bare sitter i hendene.',
        'Skriv ferdigheiter, òg dei som berre sit i hendene.',
      ),
      minutes: 15,
      lens: 'value-chain-phases',
      cards: empty('capability', 3),
    },
    {
      id: 'ventures',
      name: words('Where it could be used', 'Der det kan brukes', 'Der det kan brukast'),
      task: words(
        'Write new chains or firms that could use those skills.',
        'Skriv nye verdikjeder eller bedrifter som kunne bruke ferdighetene.',
        'Skriv nye verdikjeder eller bedrifter som kunne bruke ferdigheitene.',
      ),
      minutes: 15,
      lens: 'offshoots',
      cards: empty('venture', 3),
    },
    {
      id: 'offshoots',
      name: words('Which offshoots', 'Hvilke avleggere', 'Kva avleggarar'),
      task: words(
        'Fill the cells that deserve a try, and make options of them.',
        'Fyll rutene som fortjener et forsøk, og gjør dem til valg.',
        'Fyll rutene som fortener eit forsøk, og gjer dei til val.',
      ),
      minutes: 25,
      lens: 'offshoots',
      cards: [
        placed('practice', { lens: 'three-horizons', zone: 'today:h1' }),
        ...empty('option', 2),
      ],
    },
  ],
}
