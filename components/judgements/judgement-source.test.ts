import { expect, test, vi } from 'vitest'
import type { CardRatings, Judgements } from '@/lib/judgements/schema'
import { type Answer, elementKey, JudgementSource, type SourceParts } from './judgement-source'

const TERMS = { attributed: false, facilitatorsJudge: false }
const NOTHING: Judgements = {
  terms: TERMS,
  standing: 'may',
  earlier: 0,
  ratings: [],
  assessments: [],
}
const HIGH = { impact: 5, uncertainty: 4 }
const LOW = { impact: 1, uncertainty: 2 }
const TAKEN: Answer = { data: { ok: true } }

const kelp = (own: CardRatings['own']): CardRatings => ({
  card: 'kelp',
  own,
  raters: 1,
  whole: null,
  sectors: [],
  withheld: ['firm'],
})

/** A source whose server says what the test lets it say. */
function opened(parts: Partial<SourceParts> = {}) {
  const server = { says: NOTHING, tell: () => {} }
  const source = new JudgementSource({
    read: async () => server.says,
    listen: (onChange) => {
      server.tell = onChange
      return () => {}
    },
    rate: async () => TAKEN,
    assess: async () => TAKEN,
    agree: async () => TAKEN,
    setTerms: async () => TAKEN,
    ...parts,
  })
  const stop = source.subscribe(() => {})
  return { source, server, stop }
}

const own = (source: JudgementSource) => source.get().ratings.get('kelp')?.own

test('reads when somebody looks, and again when somebody has judged', async () => {
  const { source, server } = opened()
  await vi.waitFor(() => expect(source.get().said).toEqual(NOTHING))
  server.says = { ...NOTHING, ratings: [kelp(null)] }
  server.tell()
  await vi.waitFor(() => expect(source.get().ratings.get('kelp')).toEqual(kelp(null)))
})

test('one’s own rating shows before the server has answered, on the terms that were read', async () => {
  const rate = vi.fn<SourceParts['rate']>(async () => TAKEN)
  const { source, server } = opened({ rate })
  server.says = { ...NOTHING, terms: { ...TERMS, attributed: true } }
  server.tell()
  await vi.waitFor(() => expect(source.get().said?.terms.attributed).toBe(true))
  const sent = source.rate('kelp', HIGH)
  expect(own(source)).toEqual(HIGH)
  server.says = { ...server.says, ratings: [kelp(HIGH)] }
  await sent
  expect(rate).toHaveBeenCalledWith({ card: 'kelp', rating: HIGH, attributed: true })
  expect(source.get().ratings.get('kelp')).toEqual(kelp(HIGH))
})

test.each<[string, () => Promise<Answer>, string]>([
  ['refused', async () => ({ serverError: 'notAllowed' }), 'notAllowed'],
  [
    'told otherwise',
    async () => ({ data: { ok: false, reason: 'terms-changed' } }),
    'terms-changed',
  ],
  ['not heard', () => Promise.reject(new Error('offline')), 'unreachable'],
  ['not understood', async () => ({}), 'unexpected'],
])('a rating that is %s is taken away again, and says why', async (_, rate, problem) => {
  const { source, server } = opened({ rate })
  server.says = { ...NOTHING, ratings: [kelp(LOW)] }
  await source.rate('kelp', HIGH)
  expect(own(source)).toEqual(LOW)
  expect(source.get().problem).toBe(problem)
})

test('the last of two quick ratings stays while the first is answered', async () => {
  const answers: ((answer: Answer) => void)[] = []
  const { source } = opened({ rate: () => new Promise((resolve) => answers.push(resolve)) })
  const first = source.rate('kelp', LOW)
  const second = source.rate('kelp', HIGH)
  answers[0]?.(TAKEN)
  await first
  expect(own(source)).toEqual(HIGH)
  answers[1]?.(TAKEN)
  await second
  expect(own(source)).toBeUndefined()
})

test('an answer that was overtaken by a later one is not shown', async () => {
  const reads: ((said: Judgements) => void)[] = []
  const { source, server } = opened({ read: () => new Promise((resolve) => reads.push(resolve)) })
  server.tell()
  reads[1]?.({ ...NOTHING, earlier: 2 })
  await vi.waitFor(() => expect(source.get().said?.earlier).toBe(2))
  reads[0]?.({ ...NOTHING, earlier: 1 })
  await Promise.resolve()
  expect(source.get().said?.earlier).toBe(2)
})

test('an assessment shows at once, and taking it back empties it', async () => {
  const { source } = opened()
  const on = { lens: 'diamond', element: 'demand' }
  const shown = () => source.get().assessments.get(elementKey(on))?.own
  const sent = source.assess(on, 4)
  expect(shown()).toBe(4)
  const taken = source.assess(on, null)
  expect(shown()).toBeNull()
  await Promise.all([sent, taken])
})
