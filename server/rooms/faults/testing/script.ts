import fc from 'fast-check'

const MOST_CLIENTS = 8
const NODES = 2

const who = fc.nat(MOST_CLIENTS - 1)
const node = fc.nat(NODES - 1)
const number = fc.nat(999)

const step = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      who,
      what: fc.constantFrom(
        'create',
        'type',
        'erase',
        'write',
        'move',
        'relate',
        'place',
        'delete',
      ),
      a: number,
      b: number,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      who,
      /** Resending may bring updates in another order, or twice. */
      order: fc.constantFrom('straight', 'straight', 'straight', 'reversed', 'twice'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('disconnect' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('connect' as const), who, node }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), milliseconds: fc.nat(25) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('role' as const),
      who,
      role: fc.constantFrom('participant' as const, 'reader' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const), node }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
)

export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** What happens to one board: how many people are there, and one thing after the other. */
export type Script = { clients: number; steps: Step[] }

const script: fc.Arbitrary<Script> = fc.record({
  clients: fc.integer({ min: 2, max: MOST_CLIENTS }),
  steps: fc.array(step, { minLength: 30, maxLength: 70, size: 'max' }),
})

/** The same seed gives the same script. */
export function scriptOf(seed: number): Script {
  const [made] = fc.sample(script, { seed, numRuns: 1 })
  if (!made) throw new Error('no script')
  return made
}
