import type { Lens } from '../types'
import { words } from './words'

export const phases: Lens = {
  id: 'value-chain-phases',
  version: 1,
  kind: 'path',
  loop: true,
  name: words('Phases of a value chain', 'Faser i en verdikjede', 'Fasar i ei verdikjede'),
  help: words(
    'Where each product stands between birth and renewal. The same product may stand elsewhere in another scenario.',
    'Hvor hvert produkt står mellom fødsel og fornyelse. Det samme produktet kan stå et annet sted i et annet scenario.',
    'Kvar kvart produkt står mellom fødsel og fornying. Det same produktet kan stå ein annan stad i eit anna scenario.',
  ),
  sources: [{ text: 'Ørstavik, Isaksen & Mariussen 2005', section: '1.1' }],
  suits: ['capability', 'option', 'venture', 'wildcard'],
  checks: ['destroyed-without-offshoots'],
  steps: [
    {
      id: 'created',
      name: words('Created', 'Skapes', 'Blir skapt'),
      hint: words(
        'Radically new products that start a chain.',
        'Radikalt nye produkter som starter en verdikjede.',
        'Radikalt nye produkt som startar ei verdikjede.',
      ),
    },
    {
      id: 'varied',
      name: words('Product innovation', 'Produktinnovasjon', 'Produktinnovasjon'),
      hint: words(
        'Better versions and variants of what exists.',
        'Bedre utgaver og varianter av det som finnes.',
        'Betre utgåver og variantar av det som finst.',
      ),
    },
    {
      id: 'efficient',
      name: words('Made efficient', 'Effektiviseres', 'Blir effektivisert'),
      hint: words(
        'Mature products that compete on price and process.',
        'Modne produkter som konkurrerer på pris og prosess.',
        'Mogne produkt som konkurrerer på pris og prosess.',
      ),
    },
    {
      id: 'destroyed',
      name: words('Destroyed', 'Ødelegges', 'Blir øydelagt'),
      hint: words(
        'Products that something new makes obsolete.',
        'Produkter som noe nytt gjør foreldet.',
        'Produkt som noko nytt gjer forelda.',
      ),
    },
    {
      id: 'offshoots',
      name: words('Creative destruction', 'Kreativ destruksjon', 'Kreativ destruksjon'),
      hint: words(
        'Old skills that find new uses and new products.',
        'Gamle ferdigheter som får nye anvendelser og nye produkter.',
        'Gamle ferdigheiter som får ny bruk og nye produkt.',
      ),
    },
  ],
}
