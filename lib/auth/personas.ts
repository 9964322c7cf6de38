import type { Sector } from '@/lib/parties/types'

/** The five accounts of the demo; one click each on the sign-in page. All of them are made up. */
export const PERSONAS = [
  {
    id: 'facilitator',
    email: 'facilitator@demo.framsyn.test',
    name: 'Ingrid Solheim',
    party: 'Nordvik Cluster',
    sector: 'facilitating',
  },
  {
    id: 'firm',
    email: 'firm@demo.framsyn.test',
    name: 'Jonas Berg',
    party: 'Havbris AS',
    sector: 'firm',
  },
  {
    id: 'research',
    email: 'research@demo.framsyn.test',
    name: 'Amina Rahimi',
    party: 'Nordtek',
    sector: 'research',
  },
  {
    id: 'agency',
    email: 'agency@demo.framsyn.test',
    name: 'Olav Lien',
    party: 'Vekst Nordvik',
    sector: 'public',
  },
  {
    id: 'observer',
    email: 'observer@demo.framsyn.test',
    name: 'Kari Nygård',
    party: 'Lyng Research',
    sector: 'research',
  },
] as const satisfies readonly DemoAccount[]

type DemoAccount = { id: string; email: string; name: string; party: string; sector: Sector }

export type Persona = (typeof PERSONAS)[number]['id']

/** Public by design: the demo holds nothing of anybody's, and a banner says that it is on. */
export const DEMO_PASSWORD = 'framsyn-demo'
