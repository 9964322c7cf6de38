import type { rateCardAction } from '@/lib/judgements/actions'
import type {
  CardRatings,
  ElementAssessments,
  Judgements,
  JudgingTerms,
  Rating,
} from '@/lib/judgements/schema'

type ActionFault = NonNullable<Awaited<ReturnType<typeof rateCardAction>>['serverError']>

/** What an action of judging answers. */
export type Answer = {
  data?: { ok: true } | { ok: false; reason: 'terms-changed' | 'too-many' }
  serverError?: ActionFault
}

/** Why what one has just judged was not taken; nothing of it was kept. */
export type Problem = ActionFault | 'terms-changed' | 'too-many' | 'unreachable'

export type SourceParts = {
  read: () => Promise<Judgements>
  /** Calls back when somebody has judged something. Returns a function that stops it. */
  listen: (onChange: () => void) => () => void
  rate: (input: { card: string; rating: Rating | null; attributed: boolean }) => Promise<Answer>
  assess: (input: ElementKey & { value: number | null; attributed: boolean }) => Promise<Answer>
  agree: () => Promise<Answer>
  setTerms: (terms: JudgingTerms) => Promise<Answer>
}

export type ElementKey = { lens: string; element: string }

export type JudgementsView = {
  /** `null` until they have been read once. */
  said: Judgements | null
  ratings: ReadonlyMap<string, CardRatings>
  assessments: ReadonlyMap<string, ElementAssessments>
  problem: Problem | null
}

const NOBODY = { raters: 0, whole: null, sectors: [], withheld: [] }

export const elementKey = ({ lens, element }: ElementKey): string => `${lens} ${element}`

/**
 * What people judge on a board, read again whenever somebody has judged. What one judges oneself shows at
 * once, and is taken away again when the server does not take it.
 */
export class JudgementSource {
  readonly #parts: SourceParts
  readonly #listeners = new Set<() => void>()
  readonly #ownRatings = new Map<string, { value: Rating | null }>()
  readonly #ownValues = new Map<string, ElementKey & { value: number | null }>()
  #said: Judgements | null = null
  #problem: Problem | null = null
  #reads = 0
  #stop: (() => void) | null = null
  #view: JudgementsView = viewOf(null, [], [], null)

  constructor(parts: SourceParts) {
    this.#parts = parts
  }

  readonly get = (): JudgementsView => this.#view

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (!this.#stop) {
      this.#stop = this.#parts.listen(() => void this.#read())
      void this.#read()
    }
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#stop?.()
      this.#stop = null
    }
  }

  rate(card: string, rating: Rating | null): Promise<void> {
    const own = { value: rating }
    const send = () => this.#parts.rate({ card, rating, attributed: this.#attributed() })
    return this.#judge(this.#ownRatings, card, own, send)
  }

  assess(on: ElementKey, value: number | null): Promise<void> {
    const { lens, element } = on
    const send = () => this.#parts.assess({ lens, element, value, attributed: this.#attributed() })
    return this.#judge(this.#ownValues, elementKey(on), { lens, element, value }, send)
  }

  agree(): Promise<void> {
    return this.#send(() => this.#parts.agree())
  }

  setTerms(terms: JudgingTerms): Promise<void> {
    return this.#send(() => this.#parts.setTerms(terms))
  }

  #attributed(): boolean {
    return this.#said?.terms.attributed ?? false
  }

  async #judge<Own>(into: Map<string, Own>, key: string, own: Own, send: () => Promise<Answer>) {
    into.set(key, own)
    this.#show()
    await this.#send(send)
    // Judged again meanwhile: the later one has an answer to come.
    if (into.get(key) === own) into.delete(key)
    this.#show()
  }

  async #send(send: () => Promise<Answer>): Promise<void> {
    this.#problem = null
    this.#problem = await send().then(problemIn, () => 'unreachable' as const)
    await this.#read()
  }

  async #read(): Promise<void> {
    this.#reads += 1
    const read = this.#reads
    try {
      const said = await this.#parts.read()
      if (read === this.#reads) this.#said = said
    } catch {
      // What was said before still stands; the next change, or the next look, reads again.
      if (!this.#said) this.#problem ??= 'unreachable'
    }
    this.#show()
  }

  #show(): void {
    const ratings = [...this.#ownRatings].map(([card, { value }]) => ({ card, own: value }))
    const values = [...this.#ownValues.values()].map(({ value, ...on }) => ({ ...on, own: value }))
    this.#view = viewOf(this.#said, ratings, values, this.#problem)
    for (const listener of [...this.#listeners]) listener()
  }
}

function viewOf(
  said: Judgements | null,
  ownRatings: readonly Pick<CardRatings, 'card' | 'own'>[],
  ownValues: readonly Pick<ElementAssessments, 'lens' | 'element' | 'own'>[],
  problem: Problem | null,
): JudgementsView {
  const ratings = new Map(said?.ratings.map((rating) => [rating.card, rating]))
  for (const own of ownRatings)
    ratings.set(own.card, { ...NOBODY, ...ratings.get(own.card), ...own })
  const assessments = new Map(said?.assessments.map((one) => [elementKey(one), one]))
  for (const own of ownValues) {
    const key = elementKey(own)
    assessments.set(key, { ...NOBODY, ...assessments.get(key), ...own })
  }
  return { said, ratings, assessments, problem }
}

function problemIn({ data, serverError }: Answer): Problem | null {
  if (!data) return serverError ?? 'unexpected'
  return data.ok ? null : data.reason
}
