import type { Lens } from '../types'
import { words } from './words'

export const journey: Lens = {
  id: 'journey',
  version: 1,
  kind: 'path',
  name: words('Innovation journey', 'Innovasjonsreise', 'Innovasjonsreise'),
  help: words(
    'A journey can be steered but not planned in detail. Write down setbacks and forks as well as the course.',
    'En reise kan styres, men ikke planlegges i detalj. Skriv ned tilbakeslag og veiskiller, ikke bare kursen.',
    'Ei reise kan styrast, men ikkje planleggjast i detalj. Skriv ned tilbakeslag og vegskilje, ikkje berre kursen.',
  ),
  sources: [
    { text: 'Van de Ven 1999', section: '4' },
    { text: 'Van de Ven, Angle & Poole 1989', section: '4' },
  ],
  suits: ['option', 'obstacle', 'resource', 'research-question'],
  checks: ['course-without-setbacks'],
  steps: [
    {
      id: 'groundwork',
      name: words('Groundwork', 'Grunnarbeid', 'Grunnarbeid'),
      hint: words(
        'What was there before anybody planned it.',
        'Det som var der før noen planla det.',
        'Det som var der før nokon planla det.',
      ),
    },
    {
      id: 'trigger',
      name: words('Trigger and plan', 'Utløser og plan', 'Utløysar og plan'),
      hint: words(
        'What set it going, and the first plan.',
        'Det som satte det i gang, og den første planen.',
        'Det som sette det i gang, og den første planen.',
      ),
    },
    {
      id: 'development',
      name: words('Development', 'Utvikling', 'Utvikling'),
      hint: words(
        'Trials, partners who come and go, new criteria.',
        'Forsøk, partnere som kommer og går, nye kriterier.',
        'Forsøk, partnarar som kjem og går, nye kriterium.',
      ),
    },
    {
      id: 'outcome',
      name: words('Use or end', 'I bruk eller slutt', 'I bruk eller slutt'),
      hint: words(
        'Taken into use, carried elsewhere, or stopped.',
        'Tatt i bruk, ført videre et annet sted, eller stoppet.',
        'Teke i bruk, ført vidare ein annan stad, eller stoppa.',
      ),
    },
  ],
  lanes: [
    {
      id: 'forks',
      name: words('Forks', 'Veiskiller', 'Vegskilje'),
      hint: words(
        'Where it could have gone, or may go, another way.',
        'Der det kunne gått, eller kan gå, en annen vei.',
        'Der det kunne gått, eller kan gå, ein annan veg.',
      ),
    },
    {
      id: 'course',
      name: words('Course', 'Kurs', 'Kurs'),
      hint: words(
        'What is done, by whom, with what.',
        'Det som gjøres, av hvem, med hva.',
        'Det som blir gjort, av kven, med kva.',
      ),
    },
    {
      id: 'setbacks',
      name: words('Setbacks', 'Tilbakeslag', 'Tilbakeslag'),
      hint: words(
        'What went or may go wrong, and what it taught.',
        'Det som gikk eller kan gå galt, og hva det lærte dere.',
        'Det som gjekk eller kan gå gale, og kva det lærte dykk.',
      ),
    },
  ],
}

/** Three tiles above and two below, like bricks: the problem is whole only with all five. */
export const adequacy: Lens = {
  id: 'adequacy',
  version: 1,
  kind: 'zones',
  name: words('Whole problem', 'Hele problemkomplekset', 'Heile problemkomplekset'),
  help: words(
    'Technology alone does not make an innovation succeed. Talk is adequate first when it covers all five.',
    'Teknologi alene gjør ikke en innovasjon vellykket. Samtalen er god nok først når den dekker alle fem.',
    'Teknologi åleine gjer ikkje ein innovasjon vellukka. Samtalen er god nok først når han dekkjer alle fem.',
  ),
  sources: [{ text: 'Ørstavik, Isaksen & Mariussen 2005', section: '4' }],
  suits: ['research-question', 'uncertainty', 'obstacle'],
  checks: ['empty-zones'],
  zones: [
    {
      id: 'technology',
      name: words('Technology', 'Teknologi', 'Teknologi'),
      hint: words(
        'What must be solved for it to work.',
        'Det som må løses for at det skal virke.',
        'Det som må løysast for at det skal verke.',
      ),
      shape: { kind: 'rectangle', from: [0, 0], to: [0.325, 0.485] },
      anchor: [0.1625, 0.2425],
    },
    {
      id: 'need',
      name: words(
        'User need and willingness to pay',
        'Brukerbehov og betalingsvilje',
        'Brukarbehov og betalingsvilje',
      ),
      hint: words(
        'What users need, and what they would pay.',
        'Hva brukere trenger, og hva de vil betale.',
        'Kva brukarar treng, og kva dei vil betale.',
      ),
      shape: { kind: 'rectangle', from: [0.3375, 0], to: [0.6625, 0.485] },
      anchor: [0.5, 0.2425],
    },
    {
      id: 'marketing',
      name: words('Marketing', 'Markedsføring', 'Marknadsføring'),
      hint: words(
        'How buyers come to know and trust it.',
        'Hvordan kjøpere får vite om det og stoler på det.',
        'Korleis kjøparar får vite om det og stolar på det.',
      ),
      shape: { kind: 'rectangle', from: [0.675, 0], to: [1, 0.485] },
      anchor: [0.8375, 0.2425],
    },
    {
      id: 'logistics',
      name: words('Logistics', 'Logistikk', 'Logistikk'),
      hint: words(
        'How it is made, moved, stored and serviced.',
        'Hvordan det lages, fraktes, lagres og vedlikeholdes.',
        'Korleis det blir laga, frakta, lagra og halde ved like.',
      ),
      shape: { kind: 'rectangle', from: [0.1, 0.515], to: [0.49375, 1] },
      anchor: [0.297, 0.7575],
    },
    {
      id: 'counter-strategies',
      name: words(
        'Other suppliers’ counter-strategies',
        'Andre leverandørers mottrekk',
        'Mottrekk frå andre leverandørar',
      ),
      hint: words(
        'What others will do once they see it.',
        'Hva andre gjør når de får øye på det.',
        'Kva andre gjer når dei får auge på det.',
      ),
      shape: { kind: 'rectangle', from: [0.50625, 0.515], to: [0.9, 1] },
      anchor: [0.703, 0.7575],
    },
  ],
}
