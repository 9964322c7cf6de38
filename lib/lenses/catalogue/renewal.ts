import type { Lens } from '../types'
import { words } from './words'

export const offshoots: Lens = {
  id: 'offshoots',
  version: 1,
  kind: 'zones',
  name: words('Offshoots', 'Avleggere', 'Avleggarar'),
  help: words(
    'What you can do already, against chains that could use it. Each capability is a row, each venture a column.',
    'Det dere allerede kan, mot verdikjeder som kunne bruke det. Hver kompetanse er en rad, hver nyskaping en kolonne.',
    'Det de alt kan, mot verdikjeder som kunne bruke det. Kvar kompetanse er ei rad, kvar nyskaping ei kolonne.',
  ),
  sources: [
    { text: 'Ørstavik, Isaksen & Mariussen 2005', section: '1.1' },
    { text: 'Schmitz 2004', section: '3' },
  ],
  suits: ['claim', 'option', 'obstacle'],
  checks: ['cell-without-option'],
  zones: [],
  matrix: {
    rows: { cards: 'capability' },
    columns: { cards: 'venture' },
    hint: words(
      'How this capability could serve that venture.',
      'Hvordan kompetansen kunne brukes i nyskapingen.',
      'Korleis kompetansen kunne brukast i nyskapinga.',
    ),
  },
}

export const futuresWheel: Lens = {
  id: 'futures-wheel',
  version: 1,
  kind: 'rings',
  aspect: 1.25,
  name: words('Futures wheel', 'Framtidshjul', 'Framtidshjul'),
  help: words(
    'One change in the middle, what follows from it, and what follows from that. Draw “leads to” between them.',
    'Én endring i midten, det som følger av den, og det som følger av det igjen. Trekk «fører til» mellom dem.',
    'Éi endring i midten, det som følgjer av ho, og det som følgjer av det igjen. Trekk «fører til» mellom dei.',
  ),
  sources: [{ text: 'Glenn 1972' }],
  suits: ['driver', 'wildcard', 'uncertainty'],
  checks: ['cycle-of-consequences', 'consequence-without-cause'],
  hub: {
    id: 'change',
    name: words('The change', 'Endringen', 'Endringa'),
    hint: words(
      'The one change to think through.',
      'Den ene endringen dere tenker gjennom.',
      'Den eine endringa de tenkjer gjennom.',
    ),
  },
  rings: [
    {
      id: 'first',
      name: words('First', 'Første', 'Første'),
      hint: words('Follows at once.', 'Følger med det samme.', 'Følgjer med det same.'),
    },
    {
      id: 'second',
      name: words('Second', 'Andre', 'Andre'),
      hint: words('Follows from the first.', 'Følger av de første.', 'Følgjer av dei første.'),
    },
    {
      id: 'third',
      name: words('Third', 'Tredje', 'Tredje'),
      hint: words('Follows from the second.', 'Følger av de andre.', 'Følgjer av dei andre.'),
    },
  ],
  segments: [
    {
      id: 'firms',
      name: words('For firms', 'For bedrifter', 'For bedrifter'),
      hint: words(
        'What it would mean for firms and their markets.',
        'Hva det ville bety for bedrifter og markedene deres.',
        'Kva det ville tyde for bedrifter og marknadene deira.',
      ),
    },
    {
      id: 'research',
      name: words('For research', 'For forskning', 'For forsking'),
      hint: words(
        'What it would mean for research and education.',
        'Hva det ville bety for forskning og utdanning.',
        'Kva det ville tyde for forsking og utdanning.',
      ),
    },
    {
      id: 'public',
      name: words('For public bodies', 'For det offentlige', 'For det offentlege'),
      hint: words(
        'What it would mean for rules, funds and services.',
        'Hva det ville bety for regler, midler og tjenester.',
        'Kva det ville tyde for reglar, midlar og tenester.',
      ),
    },
    {
      id: 'people',
      name: words('For people and nature', 'For folk og natur', 'For folk og natur'),
      hint: words(
        'What it would mean for those who live there.',
        'Hva det ville bety for dem som lever der.',
        'Kva det ville tyde for dei som lever der.',
      ),
    },
  ],
}
