import type { Lens } from '../types'
import { words } from './words'

export const externalConditions: Lens = {
  id: 'external-conditions',
  version: 1,
  kind: 'axes',
  name: words('External conditions', 'Ytre forhold', 'Ytre forhold'),
  help: words(
    'What outside the firm spurs innovation: near or far, hard or soft. The rim is for what firms have inside.',
    'Hva utenfor bedriften som fremmer innovasjon: nært eller fjernt, hardt eller mykt. Kanten er for det bedriften selv har.',
    'Kva utanfor bedrifta som fremjar innovasjon: nært eller fjernt, hardt eller mjukt. Kanten er for det bedrifta sjølv har.',
  ),
  sources: [
    { text: 'Ørstavik, Isaksen & Mariussen 2005', section: '2.2' },
    { text: 'Schmitz 2004', section: '2.2' },
    { text: 'Amin & Thrift 1994', section: '2.2' },
  ],
  suits: ['driver', 'institution', 'resource', 'pipeline'],
  checks: ['rim-empty', 'empty-zones'],
  x: {
    name: words('Where it comes from', 'Hvor det kommer fra', 'Kvar det kjem frå'),
    low: words('Regional', 'Regionalt', 'Regionalt'),
    high: words('Beyond the region', 'Over-regionalt', 'Over-regionalt'),
    steps: [
      {
        id: 'regional',
        name: words('Regional', 'Regionalt', 'Regionalt'),
        hint: words('What is near.', 'Det som er nært.', 'Det som er nært.'),
      },
      {
        id: 'beyond',
        name: words('Beyond the region', 'Over-regionalt', 'Over-regionalt'),
        hint: words('What is far away.', 'Det som er langt unna.', 'Det som er langt unna.'),
      },
    ],
  },
  y: {
    name: words('What kind it is', 'Hva slags forhold', 'Kva slags forhold'),
    low: words('Socio-cultural', 'Sosio-kulturelt', 'Sosio-kulturelt'),
    high: words('Market and economy', 'Marked og økonomi', 'Marknad og økonomi'),
    steps: [
      {
        id: 'socio-cultural',
        name: words(
          'Socio-cultural and institutional',
          'Sosio-kulturelt og institusjonelt',
          'Sosio-kulturelt og institusjonelt',
        ),
        hint: words(
          'Trust, habits and rules.',
          'Tillit, vaner og regler.',
          'Tillit, vanar og reglar.',
        ),
      },
      {
        id: 'market',
        name: words('Market and economy', 'Marked og økonomi', 'Marknad og økonomi'),
        hint: words(
          'Demand, prices and supply.',
          'Etterspørsel, priser og tilbud.',
          'Etterspurnad, prisar og tilbod.',
        ),
      },
    ],
  },
  quadrants: [
    {
      id: 'regional-market',
      x: 'regional',
      y: 'market',
      name: words('Regional market', 'Regionalt marked', 'Regional marknad'),
      hint: words(
        'Savings from many specialised firms in one place.',
        'Fordeler av mange spesialiserte bedrifter på ett sted.',
        'Fordelar av mange spesialiserte bedrifter på éin stad.',
      ),
    },
    {
      id: 'beyond-market',
      x: 'beyond',
      y: 'market',
      name: words(
        'Market beyond the region',
        'Marked utenfor regionen',
        'Marknad utanfor regionen',
      ),
      hint: words(
        'What global customers want and demand.',
        'Det globale kunder ønsker og krever.',
        'Det globale kundar ønskjer og krev.',
      ),
    },
    {
      id: 'regional-culture',
      x: 'regional',
      y: 'socio-cultural',
      name: words('Regional culture', 'Regional kultur', 'Regional kultur'),
      hint: words(
        'Trust and understanding that ease local co-operation.',
        'Tillit og forståelse som letter samarbeid lokalt.',
        'Tillit og forståing som lettar samarbeid lokalt.',
      ),
    },
    {
      id: 'beyond-culture',
      x: 'beyond',
      y: 'socio-cultural',
      name: words('Ties beyond the region', 'Bånd ut av regionen', 'Band ut av regionen'),
      hint: words(
        'Peers far away who think as you do.',
        'Fagfeller langt unna som tenker som dere.',
        'Fagfellar langt unna som tenkjer som de.',
      ),
    },
  ],
  rim: {
    id: 'inside',
    name: words('Inside the firm', 'I bedriften selv', 'I bedrifta sjølv'),
    hint: words(
      'The firm’s own people, projects and experience.',
      'Bedriftens egne folk, prosjekter og erfaring.',
      'Folka, prosjekta og erfaringa til bedrifta sjølv.',
    ),
  },
}
