import type { HelixSector } from '@/lib/parties/types'

type Pair = readonly [impact: number, uncertainty: number]

/** What the demo's firm, researcher and agency think of some cards, by their English titles. */
export const DEMO_RATINGS: Readonly<Record<string, Readonly<Record<HelixSector, Pair>>>> = {
  'Will buyers let suppliers into design and branding?': {
    firm: [5, 5],
    research: [5, 4],
    public: [4, 4],
  },
  'Global buyers set the standards': { firm: [5, 1], research: [4, 2], public: [4, 2] },
  'Will global pipelines multiply or wither?': {
    firm: [3, 4],
    research: [5, 4],
    public: [3, 5],
  },
  'Will the parties agree on the core of the initiative?': {
    firm: [5, 3],
    research: [4, 3],
    public: [4, 4],
  },
  'Will public funding follow the initiative all the way?': {
    firm: [4, 5],
    research: [3, 4],
    public: [2, 2],
  },
  'Standardised production moves to low-cost countries': {
    firm: [5, 1],
    research: [4, 2],
    public: [3, 2],
  },
  'India and China pursue active innovation policy': {
    firm: [2, 2],
    research: [5, 3],
    public: [4, 3],
  },
}

/** How far the sources of innovative capacity have come, say the same three. */
export const DEMO_ASSESSMENTS: Readonly<Record<string, Readonly<Record<HelixSector, number>>>> = {
  infrastructure: { firm: 2, research: 4, public: 4 },
  cluster: { firm: 4, research: 3, public: 3 },
  relations: { firm: 3, research: 3, public: 4 },
}
