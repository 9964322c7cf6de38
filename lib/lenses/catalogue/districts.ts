import type { Lens } from '../types'
import { words } from './words'

export const districtMaturity: Lens = {
  id: 'district-maturity',
  version: 1,
  kind: 'path',
  name: words(
    'Industrial district, type 1 and 2',
    'Industridistrikt, type 1 og 2',
    'Industridistrikt, type 1 og 2',
  ),
  help: words(
    'From what happens by itself to what somebody organises. Place what you have, and what a next step would need.',
    'Fra det som skjer av seg selv til det noen organiserer. Plasser det dere har, og det neste steg krever.',
    'Frå det som skjer av seg sjølv til det nokon organiserer. Plasser det de har, og det neste steg krev.',
  ),
  sources: [
    { text: 'Brusco 1990', section: '2.2.1' },
    { text: 'Humphrey & Schmitz 2004b', section: '2.2.1' },
  ],
  suits: ['service', 'capability', 'institution', 'resource'],
  checks: ['no-real-services'],
  steps: [
    {
      id: 'type-1',
      name: words('Type 1: spontaneous', 'Type 1: spontant', 'Type 1: spontant'),
      hint: words(
        'What neighbours gain without anybody arranging it.',
        'Det naboer får uten at noen ordner det.',
        'Det naboar får utan at nokon ordnar det.',
      ),
    },
    {
      id: 'type-2',
      name: words('Type 2: supported', 'Type 2: støttet', 'Type 2: støtta'),
      hint: words(
        'What local bodies help the firms to do.',
        'Det lokale organer hjelper bedriftene med.',
        'Det lokale organ hjelper bedriftene med.',
      ),
    },
  ],
  lanes: [
    {
      id: 'suppliers',
      name: words(
        'Suppliers and market access',
        'Leverandører og markedskontakt',
        'Leverandørar og marknadskontakt',
      ),
      hint: words(
        'Easy reach of suppliers and of those who know the market.',
        'Lett tilgang til leverandører og dem som kjenner markedet.',
        'Lett tilgang til leverandørar og dei som kjenner marknaden.',
      ),
    },
    {
      id: 'labour',
      name: words('Labour market', 'Arbeidsmarked', 'Arbeidsmarknad'),
      hint: words(
        'Skilled people who move between firms.',
        'Fagfolk som går mellom bedriftene.',
        'Fagfolk som går mellom bedriftene.',
      ),
    },
    {
      id: 'knowledge',
      name: words('Knowledge flow', 'Kunnskapsflyt', 'Kunnskapsflyt'),
      hint: words(
        'How know-how passes from firm to firm.',
        'Hvordan kunnskap går fra bedrift til bedrift.',
        'Korleis kunnskap går frå bedrift til bedrift.',
      ),
    },
    {
      id: 'novelties',
      name: words('Rivals’ novelties', 'Konkurrenters nyvinninger', 'Nyvinningar hos konkurrentar'),
      hint: words(
        'What firms pick up from their rivals.',
        'Det bedriftene plukker opp fra konkurrentene.',
        'Det bedriftene plukkar opp frå konkurrentane.',
      ),
    },
    {
      id: 'real-services',
      steps: ['type-2'],
      name: words(
        'Centres of real services',
        'Sentre for tilpasset service',
        'Senter for tilpassa service',
      ),
      hint: words(
        'Experts that small firms share: markets, technology, exports.',
        'Eksperter små bedrifter deler: marked, teknologi, eksport.',
        'Ekspertar små bedrifter deler: marknad, teknologi, eksport.',
      ),
    },
  ],
}

export const openSystem: Lens = {
  id: 'open-system',
  version: 1,
  kind: 'zones',
  name: words(
    'Model of regional innovation',
    'Modell for regional innovasjon',
    'Modell for regional innovasjon',
  ),
  help: words(
    'Four things that feed one another in an open regional system. Assess each from 1 to 5.',
    'Fire forhold som nærer hverandre i et åpent regionalt system. Vurder hvert fra 1 til 5.',
    'Fire forhold som nærer kvarandre i eit ope regionalt system. Vurder kvart frå 1 til 5.',
  ),
  sources: [{ text: 'Best 2001', section: '2.2.2' }],
  suits: ['actor', 'venture', 'capability', 'option'],
  checks: ['empty-zones'],
  assessed: true,
  zones: [
    {
      id: 'firms',
      name: words('Innovative firms', 'Innovative bedrifter', 'Innovative bedrifter'),
      hint: words(
        'Firms that turn what they learn into new business.',
        'Bedrifter som gjør det de lærer om til ny forretning.',
        'Bedrifter som gjer det dei lærer om til ny forretning.',
      ),
      shape: { kind: 'rectangle', from: [0.02, 0.04], to: [0.41, 0.41] },
      anchor: [0.215, 0.225],
    },
    {
      id: 'new-firms',
      name: words(
        'New firms and spin-offs',
        'Nye bedrifter og utskillinger',
        'Nye bedrifter og utskiljingar',
      ),
      hint: words(
        'What splits off, and from whom.',
        'Det som skilles ut, og fra hvem.',
        'Det som blir skilt ut, og frå kven.',
      ),
      shape: { kind: 'rectangle', from: [0.59, 0.04], to: [0.98, 0.41] },
      anchor: [0.785, 0.225],
    },
    {
      id: 'networks',
      name: words('Open-system networks', 'Åpne nettverk', 'Opne nettverk'),
      hint: words(
        'Specialists at the same level who complete each other.',
        'Spesialister på samme nivå som utfyller hverandre.',
        'Spesialistar på same nivå som utfyller kvarandre.',
      ),
      shape: { kind: 'rectangle', from: [0.02, 0.59], to: [0.41, 0.96] },
      anchor: [0.215, 0.775],
    },
    {
      id: 'cluster',
      name: words(
        'Specialised cluster with collective capability',
        'Spesialisert klynge med felles evne',
        'Spesialisert klynge med felles evne',
      ),
      hint: words(
        'What the region can do that no single firm can.',
        'Det regionen får til som ingen bedrift klarer alene.',
        'Det regionen får til som inga bedrift klarer åleine.',
      ),
      shape: { kind: 'rectangle', from: [0.59, 0.59], to: [0.98, 0.96] },
      anchor: [0.785, 0.775],
    },
  ],
  edges: [
    { from: 'firms', to: 'new-firms', both: true },
    { from: 'firms', to: 'networks', both: true },
    { from: 'firms', to: 'cluster', both: true },
    { from: 'new-firms', to: 'networks', both: true },
    { from: 'new-firms', to: 'cluster', both: true },
    { from: 'networks', to: 'cluster', both: true },
  ],
}
