import type { Lens, Named } from '../types'
import { words } from './words'

const SCALE = [1, 5] as const

export const impactUncertainty: Lens = {
  id: 'impact-uncertainty',
  version: 1,
  kind: 'axes',
  name: words('Impact and uncertainty', 'Viktighet og usikkerhet', 'Kor viktig og kor uvisst'),
  help: words(
    'Everybody rates each card from 1 to 5. The medians give its place, and dots show where sectors differ.',
    'Alle vurderer hvert kort fra 1 til 5. Medianene gir plassen, og prikker viser hvor aktørgruppene skiller lag.',
    'Alle vurderer kvart kort frå 1 til 5. Medianane gir plassen, og prikkar viser kvar aktørgruppene skil lag.',
  ),
  sources: [{ text: 'van der Heijden 1996' }],
  suits: ['driver', 'uncertainty', 'wildcard'],
  checks: ['critical-uncertainties'],
  x: {
    name: words('Uncertainty', 'Usikkerhet', 'Uvisse'),
    low: words('Quite certain', 'Ganske sikkert', 'Ganske sikkert'),
    high: words('Wide open', 'Helt åpent', 'Heilt ope'),
    scale: SCALE,
  },
  y: {
    name: words('Impact', 'Viktighet', 'Kor viktig'),
    low: words('Matters little', 'Betyr lite', 'Tyder lite'),
    high: words('Decides a lot', 'Avgjør mye', 'Avgjer mykje'),
    scale: SCALE,
  },
  quadrants: [
    {
      id: 'predetermined',
      x: 'low',
      y: 'high',
      name: words('Predetermined', 'Gitt på forhånd', 'Gitt på førehand'),
      hint: words(
        'What matters and will happen anyway: plan for it.',
        'Det som betyr mye og kommer uansett: planlegg for det.',
        'Det som tyder mykje og kjem uansett: planlegg for det.',
      ),
    },
    {
      id: 'critical',
      x: 'high',
      y: 'high',
      name: words('Critical uncertainties', 'Kritiske usikkerheter', 'Kritiske uvisser'),
      hint: words(
        'What matters most and nobody knows: build scenarios on it.',
        'Det som betyr mest og ingen vet: bygg scenarioer på det.',
        'Det som tyder mest og ingen veit: bygg scenario på det.',
      ),
    },
    {
      id: 'background',
      x: 'low',
      y: 'low',
      name: words('Background', 'Bakgrunn', 'Bakgrunn'),
      hint: words(
        'What is known and matters little: leave it.',
        'Det som er kjent og betyr lite: la det ligge.',
        'Det som er kjent og tyder lite: lat det liggje.',
      ),
    },
    {
      id: 'watch',
      x: 'high',
      y: 'low',
      name: words('Worth watching', 'Verdt å følge med på', 'Verdt å følgje med på'),
      hint: words(
        'What is open but matters little so far: look again later.',
        'Det som er åpent, men betyr lite så langt: se igjen senere.',
        'Det som er ope, men tyder lite så langt: sjå igjen seinare.',
      ),
    },
  ],
}

const steep: readonly Named[] = [
  {
    id: 'social',
    name: words('Social', 'Sosialt', 'Sosialt'),
    hint: words(
      'How people live, learn, work and settle.',
      'Hvordan folk lever, lærer, arbeider og bosetter seg.',
      'Korleis folk lever, lærer, arbeider og buset seg.',
    ),
  },
  {
    id: 'technological',
    name: words('Technological', 'Teknologisk', 'Teknologisk'),
    hint: words(
      'New methods, tools and materials.',
      'Nye metoder, verktøy og materialer.',
      'Nye metodar, verktøy og materiale.',
    ),
  },
  {
    id: 'economic',
    name: words('Economic', 'Økonomisk', 'Økonomisk'),
    hint: words(
      'Markets, prices, trade, ownership and jobs.',
      'Markeder, priser, handel, eierskap og jobber.',
      'Marknader, prisar, handel, eigarskap og jobbar.',
    ),
  },
  {
    id: 'environmental',
    name: words('Environmental', 'Miljø', 'Miljø'),
    hint: words(
      'Climate, nature, energy and raw materials.',
      'Klima, natur, energi og råvarer.',
      'Klima, natur, energi og råvarer.',
    ),
  },
  {
    id: 'political',
    name: words('Political', 'Politisk', 'Politisk'),
    hint: words(
      'Laws, programmes, alliances and elections.',
      'Lover, programmer, allianser og valg.',
      'Lover, program, alliansar og val.',
    ),
  },
]

export const horizonScan: Lens = {
  id: 'horizon-scan',
  version: 1,
  kind: 'rings',
  aspect: 1.25,
  name: words('Horizon scan', 'Horisontskanning', 'Horisontskanning'),
  help: words(
    'What is coming, from where, and how soon it will matter. Look for empty slices: nobody has looked there.',
    'Hva som er på vei, hvorfra, og hvor snart det får betydning. Se etter tomme felt: der har ingen sett.',
    'Kva som er på veg, kvarifrå, og kor snart det får noko å seie. Sjå etter tomme felt: der har ingen sett.',
  ),
  sources: [{ text: 'Aguilar 1967' }],
  suits: ['driver', 'wildcard', 'signpost'],
  checks: ['segment-empty'],
  segments: steep,
  rings: [
    {
      id: 'now',
      name: words('Now', 'Nå', 'No'),
      hint: words('Felt already.', 'Merkes allerede.', 'Blir merkt alt no.'),
    },
    {
      id: '5-years',
      name: words('Within 5 years', 'Innen 5 år', 'Innan 5 år'),
      hint: words('Felt within five years.', 'Merkes innen fem år.', 'Blir merkt innan fem år.'),
    },
    {
      id: '10-years',
      name: words('Within 10 years', 'Innen 10 år', 'Innan 10 år'),
      hint: words('Felt within ten years.', 'Merkes innen ti år.', 'Blir merkt innan ti år.'),
    },
    {
      id: '20-years',
      name: words('Within 20 years', 'Innen 20 år', 'Innan 20 år'),
      hint: words(
        'Felt within twenty years.',
        'Merkes innen tjue år.',
        'Blir merkt innan tjue år.',
      ),
    },
  ],
}
