import type { Lens } from '../types'
import { words } from './words'

export const belonging: Lens = {
  id: 'belonging',
  version: 1,
  kind: 'axes',
  name: words('Located in, belongs to', 'Lokalisert i, tilhører', 'Lokalisert i, høyrer til'),
  help: words(
    'An address is not the same as taking part. Place actors to see whom to invite.',
    'En adresse er ikke det samme som å være med. Plasser aktører for å se hvem dere bør invitere.',
    'Ei adresse er ikkje det same som å vere med. Plasser aktørar for å sjå kven de bør invitere.',
  ),
  sources: [{ text: 'Ørstavik, Isaksen & Mariussen 2005', section: '1.1.1' }],
  suits: ['actor'],
  checks: ['inside-not-part', 'outside-part'],
  x: {
    name: words('Where they are', 'Hvor de er', 'Kvar dei er'),
    low: words('Outside', 'Utenfor', 'Utanfor'),
    high: words('Inside', 'Innenfor', 'Innanfor'),
    steps: [
      {
        id: 'outside',
        name: words('Outside the region', 'Utenfor regionen', 'Utanfor regionen'),
        hint: words(
          'Actors with their base elsewhere.',
          'Aktører som holder til et annet sted.',
          'Aktørar som held til ein annan stad.',
        ),
      },
      {
        id: 'inside',
        name: words('Inside the region', 'I regionen', 'I regionen'),
        hint: words(
          'Actors with their base here.',
          'Aktører som holder til her.',
          'Aktørar som held til her.',
        ),
      },
    ],
  },
  y: {
    name: words('Whether they take part', 'Om de er med', 'Om dei er med'),
    low: words('Not part', 'Ikke del', 'Ikkje del'),
    high: words('Part', 'Del', 'Del'),
    steps: [
      {
        id: 'not-part',
        name: words('Not part of the cluster', 'Ikke del av klyngen', 'Ikkje del av klynga'),
        hint: words(
          'No suppliers, customers or shared work here.',
          'Ingen leverandører, kunder eller felles arbeid her.',
          'Ingen leverandørar, kundar eller felles arbeid her.',
        ),
      },
      {
        id: 'part',
        name: words('Part of the cluster', 'Del av klyngen', 'Del av klynga'),
        hint: words(
          'Buys, sells or learns together with the others.',
          'Kjøper, selger eller lærer sammen med de andre.',
          'Kjøper, sel eller lærer saman med dei andre.',
        ),
      },
    ],
  },
  quadrants: [
    {
      id: 'outside-part',
      x: 'outside',
      y: 'part',
      name: words(
        'Outside, but part of it',
        'Utenfor, men del av klyngen',
        'Utanfor, men del av klynga',
      ),
      hint: words(
        'Actors elsewhere with important ties here.',
        'Aktører andre steder med viktige bånd hit.',
        'Aktørar andre stader med viktige band hit.',
      ),
    },
    {
      id: 'inside-part',
      x: 'inside',
      y: 'part',
      name: words('Inside and part of it', 'Innenfor og del av den', 'Innanfor og del av ho'),
      hint: words(
        'Actors here who work with the others.',
        'Aktører her som arbeider med de andre.',
        'Aktørar her som arbeider med dei andre.',
      ),
    },
    {
      id: 'outside-not-part',
      x: 'outside',
      y: 'not-part',
      name: words(
        'Outside, not part of it',
        'Utenfor, ikke del av den',
        'Utanfor, ikkje del av ho',
      ),
      hint: words(
        'Actors elsewhere worth knowing, without ties yet.',
        'Aktører andre steder det er verdt å kjenne, uten bånd ennå.',
        'Aktørar andre stader det er verdt å kjenne, utan band enno.',
      ),
    },
    {
      id: 'inside-not-part',
      x: 'inside',
      y: 'not-part',
      name: words(
        'Inside, but not part of it',
        'Innenfor, men ikke del av den',
        'Innanfor, men ikkje del av ho',
      ),
      hint: words(
        'Neighbours who gain nothing from being here.',
        'Naboer som ikke har nytte av å være her.',
        'Naboar som ikkje har nytte av å vere her.',
      ),
    },
  ],
}
