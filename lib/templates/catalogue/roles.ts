import type { TemplateRole } from '../types'
import { words } from './words'

export const FACILITATOR: TemplateRole = {
  id: 'facilitator',
  name: words('Facilitator', 'Prosessleder', 'Prosessleiar'),
  task: words(
    'Leads through the agenda, and has no vote.',
    'Leder gjennom programmet og har ikke stemme.',
    'Leier gjennom programmet og har ikkje stemme.',
  ),
}

export const TIMEKEEPER: TemplateRole = {
  id: 'timekeeper',
  name: words('Timekeeper', 'Tidtaker', 'Tidtakar'),
  task: words(
    'Says when half the time and when all of it is gone.',
    'Sier fra når halve tiden og når all tid er gått.',
    'Seier frå når halve tida og når all tid er gått.',
  ),
}

export const RAPPORTEUR: TemplateRole = {
  id: 'rapporteur',
  name: words('Rapporteur', 'Referent', 'Referent'),
  task: words(
    'Writes down what was agreed, and what was not.',
    'Skriver ned det dere ble enige om, og det dere ikke ble enige om.',
    'Skriv ned det de vart samde om, og det de ikkje vart samde om.',
  ),
}

export const SCEPTIC: TemplateRole = {
  id: 'sceptic',
  name: words('Sceptic', 'Skeptiker', 'Skeptikar'),
  task: words(
    'Asks what would have to be true for this to fail.',
    'Spør hva som må til for at dette mislykkes.',
    'Spør kva som må til for at dette mislykkast.',
  ),
}

export const OBSERVER: TemplateRole = {
  id: 'observer',
  name: words('Observer', 'Observatør', 'Observatør'),
  task: words(
    'Follows as a neutral third party, and reports.',
    'Følger med som nøytral tredjepart og rapporterer.',
    'Følgjer med som nøytral tredjepart og rapporterer.',
  ),
}
