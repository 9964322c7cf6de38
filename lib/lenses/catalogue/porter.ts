import type { Lens } from '../types'
import { words } from './words'

/** Four pointed boxes whose outer ends make up a diamond, with room for arrows in the middle. */
export const diamond: Lens = {
  id: 'diamond',
  version: 1,
  kind: 'zones',
  name: words('Porter’s diamond', 'Porters diamant', 'Porters diamant'),
  help: words(
    'Four conditions at home that strengthen one another. Look for the weakest: it holds the others back.',
    'Fire forhold på hjemmebane som forsterker hverandre. Se etter det svakeste: det holder de andre igjen.',
    'Fire forhold på heimebane som forsterkar kvarandre. Sjå etter det svakaste: det held dei andre att.',
  ),
  sources: [{ text: 'Porter 1990', section: '2.1' }],
  suits: ['resource', 'actor', 'driver', 'uncertainty'],
  checks: ['empty-zones'],
  zones: [
    {
      id: 'rivalry',
      name: words('Domestic rivalry', 'Innenlandsk konkurranse', 'Innanlandsk konkurranse'),
      hint: words(
        'Who competes at home, and how hard.',
        'Hvem som konkurrerer hjemme, og hvor hardt.',
        'Kven som konkurrerer heime, og kor hardt.',
      ),
      shape: {
        kind: 'polygon',
        points: [
          [0.5, 0],
          [0.69, 0.1],
          [0.69, 0.32],
          [0.31, 0.32],
          [0.31, 0.1],
        ],
      },
      anchor: [0.5, 0.18],
    },
    {
      id: 'factors',
      name: words('Factor conditions', 'Produksjonsfaktorer', 'Produksjonsfaktorar'),
      hint: words(
        'The quality of people, knowledge, capital and infrastructure.',
        'Kvaliteten på folk, kunnskap, kapital og infrastruktur.',
        'Kvaliteten på folk, kunnskap, kapital og infrastruktur.',
      ),
      shape: {
        kind: 'polygon',
        points: [
          [0, 0.5],
          [0.05, 0.36],
          [0.38, 0.36],
          [0.38, 0.64],
          [0.05, 0.64],
        ],
      },
      anchor: [0.2, 0.5],
    },
    {
      id: 'demand',
      name: words('Demand', 'Etterspørsel', 'Etterspurnad'),
      hint: words(
        'Demanding customers at home, and what they ask for.',
        'Krevende kunder hjemme, og hva de ber om.',
        'Krevjande kundar heime, og kva dei ber om.',
      ),
      shape: {
        kind: 'polygon',
        points: [
          [1, 0.5],
          [0.95, 0.64],
          [0.62, 0.64],
          [0.62, 0.36],
          [0.95, 0.36],
        ],
      },
      anchor: [0.8, 0.5],
    },
    {
      id: 'related',
      name: words(
        'Supplier and related industries',
        'Leverandører og beslektede næringer',
        'Leverandørar og nærskylde næringar',
      ),
      hint: words(
        'Suppliers and neighbouring industries, present or missing.',
        'Leverandører og beslektede næringer som finnes eller mangler.',
        'Leverandørar og nærskylde næringar som finst eller manglar.',
      ),
      shape: {
        kind: 'polygon',
        points: [
          [0.5, 1],
          [0.31, 0.9],
          [0.31, 0.68],
          [0.69, 0.68],
          [0.69, 0.9],
        ],
      },
      anchor: [0.5, 0.82],
    },
  ],
  edges: [
    { from: 'rivalry', to: 'factors', both: true },
    { from: 'rivalry', to: 'demand', both: true },
    { from: 'rivalry', to: 'related', both: true },
    { from: 'factors', to: 'demand', both: true },
    { from: 'factors', to: 'related', both: true },
    { from: 'demand', to: 'related', both: true },
  ],
}

export const innovativeCapacity: Lens = {
  id: 'innovative-capacity',
  version: 1,
  kind: 'zones',
  name: words(
    'Sources of innovative capacity',
    'Kilder til innovativ kapasitet',
    'Kjelder til innovativ kapasitet',
  ),
  help: words(
    'What everybody can draw on, what is special here, and how well the two are linked. Assess each from 1 to 5.',
    'Det alle kan bruke, det som er særegent her, og hvor godt de to henger sammen. Vurder hver fra 1 til 5.',
    'Det alle kan bruke, det som er særeige her, og kor godt dei to heng saman. Vurder kvar frå 1 til 5.',
  ),
  sources: [{ text: 'Porter 2001', section: '2.1' }],
  suits: ['resource', 'capability', 'service', 'institution'],
  checks: ['empty-zones'],
  assessed: true,
  zones: [
    {
      id: 'infrastructure',
      name: words(
        'Common infrastructure for innovation',
        'Felles infrastruktur for innovasjon',
        'Felles infrastruktur for innovasjon',
      ),
      hint: words(
        'Research, education, instruments and laws that many can use.',
        'Forskning, utdanning, virkemidler og lover som mange kan bruke.',
        'Forsking, utdanning, verkemiddel og lover som mange kan bruke.',
      ),
      shape: { kind: 'rectangle', from: [0, 0.08], to: [0.35, 0.92] },
      anchor: [0.175, 0.5],
    },
    {
      id: 'relations',
      name: words('Quality of relations', 'Kvaliteten på relasjoner', 'Kvaliteten på relasjonar'),
      hint: words(
        'How well firms and research know and use each other.',
        'Hvor godt bedrifter og forskning kjenner og bruker hverandre.',
        'Kor godt bedrifter og forsking kjenner og bruker kvarandre.',
      ),
      shape: {
        kind: 'polygon',
        points: [
          [0.37, 0.5],
          [0.41, 0.25],
          [0.59, 0.25],
          [0.63, 0.5],
          [0.59, 0.75],
          [0.41, 0.75],
        ],
      },
      anchor: [0.5, 0.5],
    },
    {
      id: 'cluster',
      name: words(
        'Cluster-specific conditions',
        'Klyngespesifikke betingelser',
        'Klyngespesifikke vilkår',
      ),
      hint: words(
        'Special suppliers, inputs or demand that others lack.',
        'Særegne leverandører, innsatsvarer eller kunder som andre mangler.',
        'Særeigne leverandørar, innsatsvarer eller kundar som andre manglar.',
      ),
      shape: { kind: 'rectangle', from: [0.65, 0.08], to: [1, 0.92] },
      anchor: [0.825, 0.5],
    },
  ],
  edges: [
    { from: 'infrastructure', to: 'relations', both: true },
    { from: 'relations', to: 'cluster', both: true },
  ],
}
