import type { Template } from '../types'
import { FACILITATOR, OBSERVER, RAPPORTEUR, SCEPTIC, TIMEKEEPER } from './roles'
import { empty, placed, words } from './words'

export const strategyFoundation: Template = {
  id: 'strategy-foundation',
  version: 1,
  name: words(
    'Strategy foundation for an initiative',
    'Strategigrunnlag for en satsing',
    'Strategigrunnlag for ei satsing',
  ),
  help: words(
    'From what is coming, by four scenarios, to options that hold in all of them.',
    'Fra det som er på vei, via fire scenarioer, til valg som holder i alle.',
    'Frå det som er på veg, via fire scenario, til val som held i alle.',
  ),
  lenses: ['horizon-scan', 'impact-uncertainty', 'adequacy', 'triple-helix'],
  roles: [FACILITATOR, TIMEKEEPER, RAPPORTEUR, SCEPTIC, OBSERVER],
  agenda: [
    {
      id: 'scan',
      name: words('What is coming?', 'Hva er på vei?', 'Kva er på veg?'),
      task: words(
        'Write one driver a card, on your own and in silence.',
        'Skriv én drivkraft per kort, hver for dere og i stillhet.',
        'Skriv éi drivkraft per kort, kvar for dykk og i stille.',
      ),
      minutes: 15,
      lens: 'horizon-scan',
      cards: [
        placed('driver', { lens: 'horizon-scan', zone: '5-years:social' }),
        placed('driver', { lens: 'horizon-scan', zone: '5-years:technological' }),
        placed('driver', { lens: 'horizon-scan', zone: '5-years:economic' }),
        placed('driver', { lens: 'horizon-scan', zone: '10-years:environmental' }),
        placed('driver', { lens: 'horizon-scan', zone: '10-years:political' }),
        placed('wildcard', { lens: 'horizon-scan', zone: '20-years:technological' }),
      ],
    },
    {
      id: 'rate',
      name: words(
        'What matters, and what is open?',
        'Hva betyr mest, og hva er åpent?',
        'Kva tyder mest, og kva er ope?',
      ),
      task: words(
        'Rate impact and uncertainty, then talk about where you differ.',
        'Vurder viktighet og usikkerhet, og snakk om det dere er uenige om.',
        'Vurder kor viktig og kor uvisst, og snakk om det de er usamde om.',
      ),
      minutes: 20,
      lens: 'impact-uncertainty',
      cards: [
        placed('uncertainty', { lens: 'impact-uncertainty', at: [0.8, 0.9] }),
        placed('uncertainty', { lens: 'impact-uncertainty', at: [0.9, 0.8] }),
      ],
    },
    {
      id: 'scenarios',
      name: words('Four futures', 'Fire framtider', 'Fire framtider'),
      task: words(
        'Pick two critical uncertainties and tell what each corner is like.',
        'Velg to kritiske usikkerheter og fortell hvordan det er i hvert hjørne.',
        'Vel to kritiske uvisser og fortel korleis det er i kvart hjørne.',
      ),
      minutes: 30,
      cards: empty('signpost', 4),
    },
    {
      id: 'options',
      name: words('What could we do?', 'Hva kan vi gjøre?', 'Kva kan vi gjere?'),
      task: words(
        'Write options that build on something you can do already.',
        'Skriv handlingsvalg som bygger på noe dere allerede kan.',
        'Skriv handlingsval som byggjer på noko de alt kan.',
      ),
      minutes: 25,
      lens: 'adequacy',
      cards: [...empty('option', 3), ...empty('capability', 2), ...empty('obstacle', 1)],
    },
    {
      id: 'wind-tunnel',
      name: words('Does it hold?', 'Holder det?', 'Held det?'),
      task: words(
        'Score every option in every future; ask where you would regret it.',
        'Gi hvert valg poeng i hver framtid; spør hvor dere ville angret.',
        'Gi kvart val poeng i kvar framtid; spør kvar de ville angra.',
      ),
      minutes: 20,
    },
    {
      id: 'decide',
      name: words('What do we decide?', 'Hva beslutter vi?', 'Kva avgjer vi?'),
      task: words(
        'Agree on a text, who carries it, and when you look again.',
        'Bli enige om en tekst, hvem som har ansvar, og når dere ser på det igjen.',
        'Bli samde om ein tekst, kven som har ansvar, og når de ser på det igjen.',
      ),
      minutes: 15,
      lens: 'triple-helix',
    },
  ],
}

export const commentRound: Template = {
  id: 'comment-round',
  version: 1,
  name: words(
    'Open comment round on a strategy draft',
    'Åpen innspillsrunde på et strategiutkast',
    'Open innspelsrunde på eit strategiutkast',
  ),
  help: words(
    'Lay a draft out as claims and options before it goes to the parties.',
    'Legg et utkast ut som påstander og valg før det går til partene.',
    'Legg eit utkast ut som påstandar og val før det går til partane.',
  ),
  lenses: ['adequacy', 'triple-helix'],
  roles: [FACILITATOR, RAPPORTEUR, OBSERVER],
  agenda: [
    {
      id: 'claims',
      name: words('What the draft builds on', 'Det utkastet bygger på', 'Det utkastet byggjer på'),
      task: words(
        'Write each claim with its source and how strong the evidence is.',
        'Skriv hver påstand med kilde og hvor sterkt grunnlaget er.',
        'Skriv kvar påstand med kjelde og kor sterkt grunnlaget er.',
      ),
      minutes: 30,
      cards: empty('claim', 4),
    },
    {
      id: 'proposals',
      name: words(
        'What the draft proposes',
        'Det utkastet foreslår',
        'Det utkastet gjer framlegg om',
      ),
      task: words(
        'Write one proposal a card, so that each can be answered.',
        'Skriv ett forslag per kort, så hvert kan få svar.',
        'Skriv eitt framlegg per kort, så kvart kan få svar.',
      ),
      minutes: 30,
      lens: 'adequacy',
      cards: empty('option', 4),
    },
    {
      id: 'unsure',
      name: words('What we are unsure of', 'Det vi er usikre på', 'Det vi er usikre på'),
      task: words(
        'Write what you want the parties to think about.',
        'Skriv det dere vil at partene skal tenke over.',
        'Skriv det de vil at partane skal tenkje over.',
      ),
      minutes: 15,
      cards: [...empty('uncertainty', 2), ...empty('tension', 1)],
    },
  ],
}

export const blank: Template = {
  id: 'blank',
  version: 1,
  name: words('Blank', 'Tom', 'Tom'),
  help: words(
    'An empty board. Every lens is there when you want it.',
    'En tom tavle. Alle analyserammer finnes når dere vil ha dem.',
    'Ei tom tavle. Alle analyserammer finst når de vil ha dei.',
  ),
  lenses: [],
  roles: [],
  agenda: [],
}
