import type { Lens, Shape, UnitPoint } from '../types'
import { words } from './words'

/** Half the pyramid's width at a height, and the gap between it and what stands beside it. */
const half = (y: number) => 0.14 + 0.35 * y
const GAP = 0.02

const polygon = (...points: UnitPoint[]): Shape => ({ kind: 'polygon', points })

const tier = (top: number, bottom: number): Shape =>
  polygon(
    [0.5 - half(top), top],
    [0.5 + half(top), top],
    [0.5 + half(bottom), bottom],
    [0.5 - half(bottom), bottom],
  )

const right = (top: number, bottom: number): Shape =>
  polygon([0.5 + half(top) + GAP, top], [1, top], [1, bottom], [0.5 + half(bottom) + GAP, bottom])

export const pyramid: Lens = {
  id: 'pyramid',
  version: 1,
  kind: 'zones',
  name: words('The pyramid', 'Pyramiden', 'Pyramiden'),
  help: words(
    'The simplest picture of a national innovation system: who stands above whom. See the relations view for who works with whom.',
    'Det enkleste bildet av et nasjonalt innovasjonssystem: hvem som står over hvem. Se relasjonene for hvem som arbeider sammen.',
    'Det enklaste biletet av eit nasjonalt innovasjonssystem: kven som står over kven. Sjå relasjonane for kven som arbeider saman.',
  ),
  sources: [{ text: 'Ørstavik, Isaksen & Mariussen 2005', section: '2.4' }],
  suits: ['actor', 'institution', 'service'],
  checks: ['empty-zones'],
  zones: [
    {
      id: 'government',
      name: words('Head of government', 'Regjeringssjefen', 'Regjeringssjefen'),
      hint: words(
        'Goals and priorities set at the very top.',
        'Mål og prioriteringer fra aller øverst.',
        'Mål og prioriteringar frå aller øvst.',
      ),
      shape: tier(0, 0.22),
      anchor: [0.5, 0.12],
    },
    {
      id: 'ministries',
      name: words(
        'Ministries and agencies',
        'Departementer og virkemiddelapparat',
        'Departement og verkemiddelapparat',
      ),
      hint: words(
        'Those who make rules and run programmes.',
        'De som lager regler og driver programmer.',
        'Dei som lagar reglar og driv program.',
      ),
      shape: tier(0.24, 0.47),
      anchor: [0.5, 0.36],
    },
    {
      id: 'research',
      name: words('Research and education', 'Forskning og utdanning', 'Forsking og utdanning'),
      hint: words(
        'Universities, colleges, institutes and schools.',
        'Universiteter, høyskoler, institutter og skoler.',
        'Universitet, høgskular, institutt og skular.',
      ),
      shape: tier(0.49, 0.72),
      anchor: [0.5, 0.61],
    },
    {
      id: 'business',
      name: words('Business', 'Næringslivet', 'Næringslivet'),
      hint: words(
        'Firms, as those who carry it out in the end.',
        'Bedriftene, som de utførende til slutt.',
        'Bedriftene, som dei utførande til slutt.',
      ),
      shape: tier(0.74, 1),
      anchor: [0.5, 0.87],
    },
    {
      id: 'eu',
      optional: true,
      name: words('EU', 'EU', 'EU'),
      hint: words(
        'European rules, programmes and funds.',
        'Europeiske regler, programmer og midler.',
        'Europeiske reglar, program og midlar.',
      ),
      shape: polygon([0, 0], [0.5 - half(0) - GAP, 0], [0.5 - half(0.22) - GAP, 0.22], [0, 0.22]),
      anchor: [0.15, 0.11],
    },
    {
      id: 'county',
      optional: true,
      name: words('County', 'Fylke', 'Fylke'),
      hint: words(
        'Plans, funds and education of the county.',
        'Fylkets planer, midler og utdanning.',
        'Planane, midlane og utdanninga til fylket.',
      ),
      shape: right(0, 0.22),
      anchor: [0.85, 0.11],
    },
    {
      id: 'municipality',
      optional: true,
      name: words('Municipality', 'Kommune', 'Kommune'),
      hint: words(
        'Land, permits and services of the municipality.',
        'Kommunens arealer, tillatelser og tjenester.',
        'Areala, løyva og tenestene til kommunen.',
      ),
      shape: right(0.24, 0.47),
      anchor: [0.89, 0.36],
    },
  ],
}
