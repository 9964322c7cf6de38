/** The five accounts of the demo; one click each on the sign-in page. */
export const PERSONAS = [
  { id: 'facilitator', email: 'facilitator@demo.framsyn.test' },
  { id: 'firm', email: 'firm@demo.framsyn.test' },
  { id: 'research', email: 'research@demo.framsyn.test' },
  { id: 'agency', email: 'agency@demo.framsyn.test' },
  { id: 'observer', email: 'observer@demo.framsyn.test' },
] as const

export type Persona = (typeof PERSONAS)[number]['id']

/** Public by design: the demo holds nothing of anybody's, and a banner says that it is on. */
export const DEMO_PASSWORD = 'framsyn-demo'
