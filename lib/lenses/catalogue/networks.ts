import type { Lens } from '../types'
import { words } from './words'

export const buzzPipelines: Lens = {
  id: 'buzz-pipelines',
  version: 1,
  kind: 'axes',
  name: words(
    'Local buzz and global pipelines',
    'Lokal «buzz» og globale kanaler',
    'Lokal «buzz» og globale kanalar',
  ),
  help: words(
    'How much is picked up at home, and how much is fetched from afar. Clusters need both.',
    'Hvor mye som plukkes opp hjemme, og hvor mye som hentes utenfra. Klynger trenger begge deler.',
    'Kor mykje som blir plukka opp heime, og kor mykje som blir henta utanfrå. Klynger treng begge delar.',
  ),
  sources: [
    { text: 'Bathelt, Malmberg & Maskell 2004', section: '3' },
    { text: 'Storper & Venables 2002', section: '3' },
    { text: 'Grabher 1993', section: '3' },
    { text: 'Isaksen 2003', section: '3' },
  ],
  suits: ['actor', 'pipeline'],
  checks: ['buzz-without-pipelines', 'pipelines-without-buzz', 'many-pipelines', 'pipeline-reach'],
  x: {
    name: words('Local buzz', 'Lokal «buzz»', 'Lokal «buzz»'),
    low: words('Little talk at home', 'Lite prat hjemme', 'Lite prat heime'),
    high: words('Much talk at home', 'Mye prat hjemme', 'Mykje prat heime'),
  },
  y: {
    name: words('Global pipelines', 'Globale kanaler', 'Globale kanalar'),
    low: words('Few links out', 'Få kanaler ut', 'Få kanalar ut'),
    high: words('Many links out', 'Mange kanaler ut', 'Mange kanalar ut'),
  },
  quadrants: [
    {
      id: 'hollow',
      x: 'low',
      y: 'high',
      name: words('Hollowed out', 'Uthult', 'Uthola'),
      hint: words(
        'Well linked abroad, with little reason to stay.',
        'Godt koblet ut, med lite som holder dem her.',
        'Godt kopla ut, med lite som held dei her.',
      ),
    },
    {
      id: 'dynamic',
      x: 'high',
      y: 'high',
      name: words('Dynamic', 'Dynamisk', 'Dynamisk'),
      hint: words(
        'Fetches news from afar and shares it at home.',
        'Henter nytt utenfra og deler det hjemme.',
        'Hentar nytt utanfrå og deler det heime.',
      ),
    },
    {
      id: 'isolated',
      x: 'low',
      y: 'low',
      name: words('Isolated', 'Isolert', 'Isolert'),
      hint: words(
        'On their own, both here and abroad.',
        'På egen hånd, både her og ute.',
        'På eiga hand, både her og ute.',
      ),
    },
    {
      id: 'locked-in',
      x: 'high',
      y: 'low',
      name: words('Locked in', 'Innelåst', 'Innelåst'),
      hint: words(
        'Learns from neighbours only, and may miss what changes.',
        'Lærer bare av naboer, og kan gå glipp av endringer.',
        'Lærer berre av naboar, og kan gå glipp av endringar.',
      ),
    },
  ],
}

export const productionNetworks: Lens = {
  id: 'production-networks',
  version: 1,
  kind: 'path',
  name: words(
    'Global production networks',
    'Globale produksjonsnettverk',
    'Globale produksjonsnettverk',
  ),
  help: words(
    'Whether the cluster’s firms are in the networks that carry knowledge, and with what role.',
    'Om bedriftene i klyngen er med i nettverkene som bærer kunnskap, og i hvilken rolle.',
    'Om bedriftene i klynga er med i nettverka som ber kunnskap, og i kva rolle.',
  ),
  sources: [
    { text: 'Ernst, Guerrieri, Iammarino & Pietrobelli 2001', section: '3' },
    { text: 'Cantwell 2001', section: '3' },
  ],
  suits: ['actor', 'pipeline', 'capability'],
  checks: ['only-standardised'],
  steps: [
    {
      id: 'outside',
      name: words('Outside', 'Utenfor', 'Utanfor'),
      hint: words(
        'Firms in no global network; what they miss.',
        'Bedrifter uten globale nettverk; det de går glipp av.',
        'Bedrifter utan globale nettverk; det dei går glipp av.',
      ),
    },
    {
      id: 'standardised',
      name: words('Standardised role', 'Standardisert rolle', 'Standardisert rolle'),
      hint: words(
        'Work that others could do as well, anywhere.',
        'Arbeid andre kunne gjort like godt, hvor som helst.',
        'Arbeid andre kunne gjort like godt, kvar som helst.',
      ),
    },
    {
      id: 'specialised',
      name: words('Specialised role', 'Spesialisert rolle', 'Spesialisert rolle'),
      hint: words(
        'Work that needs what is special here.',
        'Arbeid som trenger det særegne her.',
        'Arbeid som treng det særeigne her.',
      ),
    },
  ],
}

export const supplierLadder: Lens = {
  id: 'supplier-ladder',
  version: 1,
  kind: 'path',
  name: words('OEM, ODM, OBM', 'Leverandørstigen', 'Leverandørstigen'),
  help: words(
    'From making to order, to own design, to own brand. Many stay contract suppliers, and do well.',
    'Fra å lage på bestilling, til eget design, til eget merke. Mange forblir kontraktsleverandører og klarer seg godt.',
    'Frå å lage på bestilling, til eige design, til eige merke. Mange held fram som kontraktsleverandørar og klarer seg godt.',
  ),
  sources: [
    { text: 'Humphrey & Schmitz 2004b', section: '3' },
    { text: 'Ernst 2001', section: '3' },
  ],
  suits: ['capability', 'option', 'obstacle', 'actor'],
  lanes: { cards: 'actor', sector: 'firm' },
  steps: [
    {
      id: 'oem',
      name: words('OEM', 'OEM', 'OEM'),
      hint: words(
        'Making what the customer has designed.',
        'Å lage det kunden har tegnet.',
        'Å lage det kunden har teikna.',
      ),
      parts: [
        {
          id: 'parts',
          name: words('parts', 'deler', 'delar'),
          hint: words(
            'Single parts, made to the customer’s drawings.',
            'Enkeltdeler etter kundens tegninger.',
            'Enkeltdelar etter teikningane til kunden.',
          ),
        },
        {
          id: 'modules',
          name: words('modules', 'moduler', 'modular'),
          hint: words(
            'Whole modules, with responsibility for how they fit.',
            'Hele moduler, med ansvar for at de passer.',
            'Heile modular, med ansvar for at dei passar.',
          ),
        },
        {
          id: 'chain',
          name: words('parts of the chain', 'deler av kjeden', 'delar av kjeda'),
          hint: words(
            'Co-ordinating other suppliers for the customer.',
            'Å samordne andre leverandører for kunden.',
            'Å samordne andre leverandørar for kunden.',
          ),
        },
      ],
    },
    {
      id: 'odm',
      name: words('ODM', 'ODM', 'ODM'),
      hint: words(
        'Own design, sold under the customer’s name.',
        'Eget design, solgt under kundens navn.',
        'Eige design, selt under namnet til kunden.',
      ),
    },
    {
      id: 'obm',
      name: words('OBM', 'OBM', 'OBM'),
      hint: words(
        'Own design under an own brand.',
        'Eget design under eget merke.',
        'Eige design under eige merke.',
      ),
    },
  ],
}
