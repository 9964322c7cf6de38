import type { Lens } from '../types'
import { words } from './words'

export const eras: Lens = {
  id: 'eras',
  version: 1,
  kind: 'path',
  name: words('Three eras', 'Tre epoker', 'Tre epokar'),
  help: words(
    'What worked, where and when. Look back as far as you look forward: nothing held for ever.',
    'Hva som virket, hvor og når. Se like langt tilbake som fram: ingenting varte evig.',
    'Kva som verka, kvar og når. Sjå like langt tilbake som fram: ingenting varte evig.',
  ),
  sources: [
    { text: 'Ørstavik, Isaksen & Mariussen 2005', section: '1.1.2' },
    { text: 'Piore & Sabel 1984', section: '1.1.2' },
  ],
  suits: ['practice', 'driver', 'claim'],
  checks: ['look-back'],
  steps: [
    {
      id: 'second-divide',
      years: [1970, 1989],
      name: words(
        'The second industrial divide',
        'Det andre industrielle vannskillet',
        'Det andre industrielle vasskiljet',
      ),
      hint: words(
        'Mass production falters; flexible districts grow.',
        'Masseproduksjonen svikter; fleksible distrikter vokser.',
        'Masseproduksjonen sviktar; fleksible distrikt veks.',
      ),
    },
    {
      id: 'new-economy',
      years: [1990, 2000],
      name: words('The new economy', 'Den nye økonomien', 'Den nye økonomien'),
      hint: words(
        'Research-driven ICT grows in university towns.',
        'Forskningsdrevet IKT vokser i universitetsbyer.',
        'Forskingsdriven IKT veks i universitetsbyar.',
      ),
    },
    {
      id: 'new-tigers',
      years: [2000, 2005],
      name: words('The new tigers', 'De nye tigrene', 'Dei nye tigrane'),
      hint: words(
        'Asia innovates; Europe answers with clusters.',
        'Asia innoverer; Europa svarer med klynger.',
        'Asia innoverer; Europa svarer med klynger.',
      ),
    },
    {
      id: 'ahead',
      years: [2005, 'horizon'],
      name: words('Since then, and ahead', 'Siden da, og framover', 'Sidan då, og framover'),
      hint: words(
        'What has come since, and what may replace it.',
        'Det som har kommet siden, og det som kan avløse det.',
        'Det som har kome sidan, og det som kan avløyse det.',
      ),
    },
  ],
}

export const threeHorizons: Lens = {
  id: 'three-horizons',
  version: 1,
  kind: 'path',
  name: words('Three horizons', 'Tre horisonter', 'Tre horisontar'),
  help: words(
    'The old fades, the new grows, and some of what is tried in between only prolongs the old.',
    'Det gamle svekkes, det nye vokser, og noe av det som prøves imellom forlenger bare det gamle.',
    'Det gamle blir svekt, det nye veks, og noko av det som blir prøvd imellom forlengjer berre det gamle.',
  ),
  sources: [{ text: 'Sharpe 2013' }],
  suits: ['practice', 'option', 'venture', 'signpost'],
  checks: ['crossing-year', 'no-seeds', 'only-prolonging'],
  steps: [
    {
      id: 'today',
      name: words('Today', 'I dag', 'I dag'),
      hint: words('As it is now.', 'Slik det er nå.', 'Slik det er no.'),
    },
    {
      id: 'between',
      name: words('In between', 'Underveis', 'Undervegs'),
      hint: words('On the way.', 'På veien.', 'På vegen.'),
    },
    {
      id: 'horizon',
      name: words('At the horizon', 'Ved horisonten', 'Ved horisonten'),
      hint: words('At the board’s year.', 'I tavlens år.', 'I året til tavla.'),
    },
  ],
  lanes: [
    {
      id: 'h3',
      name: words('H3: the new', 'H3: det nye', 'H3: det nye'),
      hint: words(
        'What is to be normal one day; today, its first seeds.',
        'Det som en dag skal være vanlig; i dag de første spirene.',
        'Det som ein dag skal vere vanleg; i dag dei første spirene.',
      ),
    },
    {
      id: 'h2-plus',
      name: words('H2+: leads on', 'H2+: fører fram', 'H2+: fører fram'),
      hint: words(
        'Trials that open the way for the new.',
        'Forsøk som åpner vei for det nye.',
        'Forsøk som opnar veg for det nye.',
      ),
    },
    {
      id: 'h2-minus',
      name: words('H2−: prolongs', 'H2−: forlenger', 'H2−: forlengjer'),
      hint: words(
        'Innovations that only keep the old going.',
        'Nyvinninger som bare holder det gamle i gang.',
        'Nyvinningar som berre held det gamle i gang.',
      ),
    },
    {
      id: 'h1',
      name: words('H1: the old', 'H1: det gamle', 'H1: det gamle'),
      hint: words(
        'How things are done, and what must be kept of it.',
        'Slik det gjøres, og det som må tas vare på.',
        'Slik det blir gjort, og det som må takast vare på.',
      ),
    },
  ],
}
