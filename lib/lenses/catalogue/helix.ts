import type { Ellipse, Lens, Shape } from '../types'
import { words } from './words'

/** Little wider than the circles need, so that they are drawn as large as they can be. */
const ASPECT = 1.1

/** Three circles of one size, near enough for every region to hold cards. */
const RADII = [0.35 / ASPECT, 0.35] as const
const ASIDE = 0.1732 / ASPECT
const FIRM: Ellipse = { centre: [0.5, 0.35], radii: RADII }
const RESEARCH: Ellipse = { centre: [0.5 - ASIDE, 0.65], radii: RADII }
const PUBLIC: Ellipse = { centre: [0.5 + ASIDE, 0.65], radii: RADII }

const region = (inside: readonly Ellipse[], outside: readonly Ellipse[] = []): Shape => ({
  kind: 'overlap',
  inside,
  outside,
})

export const tripleHelix: Lens = {
  id: 'triple-helix',
  version: 1,
  kind: 'zones',
  aspect: ASPECT,
  name: words('Triple helix', 'Trippelheliks', 'Trippelheliks'),
  help: words(
    'Shows who carries what: one sector, two together, or all three. Working together is one way; it is neither needed nor a guarantee.',
    'Viser hvem som bærer hva: én aktørgruppe, to sammen eller alle tre. Samarbeid er én vei; det er verken nødvendig eller noen garanti.',
    'Viser kven som ber kva: éi aktørgruppe, to saman eller alle tre. Samarbeid er éin veg; det er verken nødvendig eller nokon garanti.',
  ),
  sources: [{ text: 'Etzkowitz & Leydesdorff 1997', section: '2.4' }],
  suits: ['actor', 'option', 'capability', 'resource'],
  checks: ['helix-shares'],
  zones: [
    {
      id: 'firm',
      name: words('Firms alone', 'Næringslivet alene', 'Næringslivet åleine'),
      hint: words(
        'What firms do without the others.',
        'Det bedriftene gjør uten de andre.',
        'Det bedriftene gjer utan dei andre.',
      ),
      shape: region([FIRM], [RESEARCH, PUBLIC]),
      anchor: [0.5, 0.15],
    },
    {
      id: 'firm-research',
      name: words('Firms and research', 'Næringsliv og forskning', 'Næringsliv og forsking'),
      hint: words(
        'Joint projects, shared people, research that firms use.',
        'Felles prosjekter, delte folk, forskning som bedriftene bruker.',
        'Felles prosjekt, delte folk, forsking som bedriftene bruker.',
      ),
      shape: region([FIRM, RESEARCH], [PUBLIC]),
      anchor: [0.2875, 0.42],
    },
    {
      id: 'firm-public',
      name: words(
        'Firms and public',
        'Næringsliv og det offentlige',
        'Næringsliv og det offentlege',
      ),
      hint: words(
        'Contracts, rules and support between firms and public bodies.',
        'Kontrakter, regler og støtte mellom bedrifter og det offentlige.',
        'Kontraktar, reglar og støtte mellom bedrifter og det offentlege.',
      ),
      shape: region([FIRM, PUBLIC], [RESEARCH]),
      anchor: [0.7125, 0.42],
    },
    {
      id: 'all',
      name: words('All three', 'Alle tre', 'Alle tre'),
      hint: words(
        'What would not happen unless all three took part.',
        'Det som ikke ville skjedd uten alle tre.',
        'Det som ikkje ville skjedd utan alle tre.',
      ),
      shape: region([FIRM, RESEARCH, PUBLIC]),
      anchor: [0.5, 0.55],
    },
    {
      id: 'research',
      name: words('Research alone', 'Forskningen alene', 'Forskinga åleine'),
      hint: words(
        'What research and education do on their own.',
        'Det forskning og utdanning gjør på egen hånd.',
        'Det forsking og utdanning gjer på eiga hand.',
      ),
      shape: region([RESEARCH], [FIRM, PUBLIC]),
      anchor: [0.195, 0.74],
    },
    {
      id: 'research-public',
      name: words(
        'Research and public',
        'Forskning og det offentlige',
        'Forsking og det offentlege',
      ),
      hint: words(
        'Funding, advice and education agreed between the two.',
        'Finansiering, råd og utdanning avtalt mellom de to.',
        'Finansiering, råd og utdanning avtalt mellom dei to.',
      ),
      shape: region([RESEARCH, PUBLIC], [FIRM]),
      anchor: [0.5, 0.82],
    },
    {
      id: 'public',
      name: words('Public bodies alone', 'Det offentlige alene', 'Det offentlege åleine'),
      hint: words(
        'What public bodies decide or run themselves.',
        'Det offentlige aktører avgjør eller driver selv.',
        'Det offentlege aktørar avgjer eller driv sjølve.',
      ),
      shape: region([PUBLIC], [FIRM, RESEARCH]),
      anchor: [0.805, 0.74],
    },
  ],
}
