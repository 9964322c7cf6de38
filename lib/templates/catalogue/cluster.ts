import type { Template } from '../types'
import { FACILITATOR, RAPPORTEUR, SCEPTIC, TIMEKEEPER } from './roles'
import { empty, placed, words } from './words'

export const clusterAnalysis: Template = {
  id: 'cluster-analysis',
  version: 1,
  name: words('Cluster analysis', 'Klyngeanalyse', 'Klyngeanalyse'),
  help: words(
    'What makes the cluster strong, what it lacks, and who belongs to it.',
    'Hva som gjør klyngen sterk, hva den mangler, og hvem som hører til.',
    'Kva som gjer klynga sterk, kva ho manglar, og kven som høyrer til.',
  ),
  lenses: ['diamond', 'innovative-capacity', 'external-conditions', 'belonging'],
  roles: [FACILITATOR, TIMEKEEPER, RAPPORTEUR],
  agenda: [
    {
      id: 'conditions',
      name: words('Conditions at home', 'Forhold på hjemmebane', 'Forhold på heimebane'),
      task: words(
        'Fill the diamond, and find its weakest corner.',
        'Fyll diamanten, og finn det svakeste hjørnet.',
        'Fyll diamanten, og finn det svakaste hjørnet.',
      ),
      minutes: 25,
      lens: 'diamond',
      cards: [
        placed('resource', { lens: 'diamond', zone: 'factors' }),
        placed('uncertainty', { lens: 'diamond', zone: 'demand' }),
        placed('actor', { lens: 'diamond', zone: 'related' }),
        placed('actor', { lens: 'diamond', zone: 'rivalry' }),
      ],
    },
    {
      id: 'capacity',
      name: words('Capacity to innovate', 'Evne til å innovere', 'Evne til å innovere'),
      task: words(
        'Place what you have, then assess each source from 1 to 5.',
        'Plasser det dere har, og vurder hver kilde fra 1 til 5.',
        'Plasser det de har, og vurder kvar kjelde frå 1 til 5.',
      ),
      minutes: 20,
      lens: 'innovative-capacity',
      cards: [
        placed('service', { lens: 'innovative-capacity', zone: 'infrastructure' }),
        placed('capability', { lens: 'innovative-capacity', zone: 'relations' }),
        placed('resource', { lens: 'innovative-capacity', zone: 'cluster' }),
      ],
    },
    {
      id: 'outside',
      name: words(
        'What spurs us from outside',
        'Det som driver oss utenfra',
        'Det som driv oss utanfrå',
      ),
      task: words(
        'Place what spurs the firms, and do not forget the rim.',
        'Plasser det som driver bedriftene, og ikke glem kanten.',
        'Plasser det som driv bedriftene, og ikkje gløym kanten.',
      ),
      minutes: 15,
      lens: 'external-conditions',
      cards: [
        placed('capability', { lens: 'external-conditions', zone: 'inside' }),
        placed('driver', { lens: 'external-conditions', zone: 'beyond:market' }),
      ],
    },
    {
      id: 'who',
      name: words('Who belongs', 'Hvem som hører til', 'Kven som høyrer til'),
      task: words(
        'Place the actors, and agree on whom to invite.',
        'Plasser aktørene, og bli enige om hvem dere inviterer.',
        'Plasser aktørane, og bli samde om kven de inviterer.',
      ),
      minutes: 15,
      lens: 'belonging',
      cards: [
        placed('actor', { lens: 'belonging', zone: 'inside:part' }),
        placed('actor', { lens: 'belonging', zone: 'inside:not-part' }),
        placed('actor', { lens: 'belonging', zone: 'outside:part' }),
      ],
    },
  ],
}

export const valueChainUpgrading: Template = {
  id: 'value-chain-upgrading',
  version: 1,
  name: words('Value-chain upgrading', 'Oppgradering i verdikjeden', 'Oppgradering i verdikjeda'),
  help: words(
    'Where products stand, who governs the chain, and what stands in the way.',
    'Hvor produktene står, hvem som styrer kjeden, og hva som står i veien.',
    'Kvar produkta står, kven som styrer kjeda, og kva som står i vegen.',
  ),
  lenses: ['value-chain-phases', 'governance-upgrading', 'supplier-ladder'],
  roles: [FACILITATOR, TIMEKEEPER, RAPPORTEUR, SCEPTIC],
  agenda: [
    {
      id: 'phases',
      name: words('Where we stand', 'Hvor vi står', 'Kvar vi står'),
      task: words(
        'Place products and skills by phase.',
        'Plasser produkter og ferdigheter etter fase.',
        'Plasser produkt og ferdigheiter etter fase.',
      ),
      minutes: 20,
      lens: 'value-chain-phases',
      cards: [
        placed('capability', { lens: 'value-chain-phases', zone: 'varied' }),
        placed('capability', { lens: 'value-chain-phases', zone: 'efficient' }),
      ],
    },
    {
      id: 'suppliers',
      name: words('Our suppliers', 'Leverandørene våre', 'Leverandørane våre'),
      task: words(
        'Write one firm a card, sector firm, and place it on its rung.',
        'Skriv én bedrift per kort, aktørgruppe næringsliv, og plasser den på trinnet sitt.',
        'Skriv éi bedrift per kort, aktørgruppe næringsliv, og plasser ho på trinnet sitt.',
      ),
      minutes: 20,
      lens: 'supplier-ladder',
      cards: empty('actor', 3),
    },
    {
      id: 'upgrading',
      name: words('What could be upgraded', 'Det som kan oppgraderes', 'Det som kan oppgraderast'),
      task: words(
        'Place options by how the chain is governed.',
        'Plasser handlingsvalg etter hvordan kjeden styres.',
        'Plasser handlingsval etter korleis kjeda blir styrt.',
      ),
      minutes: 25,
      lens: 'governance-upgrading',
      cards: [
        placed('option', { lens: 'governance-upgrading', zone: 'quasi-hierarchy:functional' }),
        placed('option', { lens: 'governance-upgrading', zone: 'network:product' }),
      ],
    },
    {
      id: 'obstacles',
      name: words('What stands in the way', 'Det som står i veien', 'Det som står i vegen'),
      task: words(
        'Name obstacles, and draw “hinders” to the options.',
        'Skriv hindre, og trekk «hindrer» til valgene.',
        'Skriv hinder, og trekk «hindrar» til vala.',
      ),
      minutes: 20,
      cards: empty('obstacle', 3),
    },
  ],
}

export const knowledgeLinks: Template = {
  id: 'knowledge-links',
  version: 1,
  name: words('Knowledge links', 'Kunnskapskanaler', 'Kunnskapskanalar'),
  help: words(
    'What is learnt at home, what comes from afar, and the danger of lock-in.',
    'Hva som læres hjemme, hva som kommer utenfra, og faren for å bli låst fast.',
    'Kva som blir lært heime, kva som kjem utanfrå, og faren for å bli låst fast.',
  ),
  lenses: ['buzz-pipelines', 'production-networks', 'external-conditions'],
  roles: [FACILITATOR, TIMEKEEPER, RAPPORTEUR],
  agenda: [
    {
      id: 'pipelines',
      name: words('Pipelines', 'Kanaler', 'Kanalar'),
      task: words(
        'Write each lasting link out of the region, and who keeps it.',
        'Skriv hver varige kanal ut av regionen, og hvem som holder den.',
        'Skriv kvar varige kanal ut av regionen, og kven som held han.',
      ),
      minutes: 20,
      lens: 'buzz-pipelines',
      cards: [
        placed('pipeline', { lens: 'buzz-pipelines', at: [0.6, 0.75] }),
        placed('pipeline', { lens: 'buzz-pipelines', at: [0.35, 0.7] }),
        placed('actor', { lens: 'buzz-pipelines', at: [0.75, 0.3] }),
      ],
    },
    {
      id: 'networks',
      name: words('Roles in networks', 'Roller i nettverk', 'Roller i nettverk'),
      task: words(
        'Place the firms by their role in global networks.',
        'Plasser bedriftene etter rollen i globale nettverk.',
        'Plasser bedriftene etter rolla i globale nettverk.',
      ),
      minutes: 15,
      lens: 'production-networks',
      cards: [
        placed('actor', { lens: 'production-networks', zone: 'standardised' }),
        placed('actor', { lens: 'production-networks', zone: 'specialised' }),
      ],
    },
    {
      id: 'lock-in',
      name: words('Lock-in', 'Innelåsing', 'Innelåsing'),
      task: words(
        'Say what you would fail to notice, and who would tell you.',
        'Si hva dere ikke ville lagt merke til, og hvem som ville sagt fra.',
        'Sei kva de ikkje ville lagt merke til, og kven som ville sagt frå.',
      ),
      minutes: 15,
      cards: [...empty('obstacle', 1), ...empty('option', 2)],
    },
  ],
}
